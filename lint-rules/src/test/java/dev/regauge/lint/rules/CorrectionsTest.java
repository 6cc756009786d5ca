package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.FROM_SIMPLE;
import static dev.regauge.lint.rules.Sites.NO_PLAN;
import static dev.regauge.lint.rules.Sites.prepared;
import static dev.regauge.lint.rules.Sites.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corrected SQL, in the user's own names, and what the message says of it. */
class CorrectionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '\u00A7',
            value = {
                "select * from t where id in ? and a = 1 ==> select * from t where id = ANY(?) and a = 1",
                "select * from t where id NOT IN ? ==> select * from t where id <> ALL(?)",
                "select * from t where a IS ? or b is not ? ==> select * from t where a IS NOT DISTINCT FROM ? or b IS DISTINCT FROM ?",
                "set app.tenant = ? ==> SELECT set_config('app.tenant', ?::text, false)",
                "SET SESSION \"App\".x TO ?; ==> SELECT set_config('App.x', ?::text, false);",
                "set local app.tenant to ? ==> SELECT set_config('app.tenant', ?::text, true)",
                "set role ? ==> SELECT set_config('role', ?::text, false)",
                "set session authorization ? ==> SELECT set_config('session_authorization', ?::text, false)",
                "set time zone ? ==> SELECT set_config('TimeZone', ?::text, false)",
                "notify Orders, ? ==> SELECT pg_notify('orders', ?)",
                "notify \"Orders\", ? ==> SELECT pg_notify('Orders', ?)",
                "select now() - interval ? ==> select now() - ?::interval",
                "select timestamp with time zone ? ==> select ?::timestamp with time zone",
                "select now() - interval '? days' ==> select now() - ? * interval '1 day'",
                "select * from t where tags ?| array[?] ==> select * from t where tags ??| array[?]",
                "select * from t where a ? 'x' and b @? '$' ==> select * from t where a ?? 'x' and b @?? '$'",
            })
    void correctsTheUsersOwnStatement(String sql, String corrected) {
        assertThat(findings(prepared(sql)))
                .isNotEmpty()
                .filteredOn(finding -> finding.corrected().isPresent())
                .extracting(finding -> finding.corrected().orElseThrow())
                .contains(corrected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '\u00A7',
            value = {
                "set search_path to ?, public",
                "listen ?",
                "truncate ?",
                "create view v as select ?",
            })
    void correctsNothingWhereNoStatementTakesAParameter(String sql) {
        assertThat(findings(prepared(sql)))
                .isNotEmpty()
                .allMatch(finding -> finding.corrected().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '\u00A7',
            value = {
                "select * from t where lower( o.name )  in ? ==> `lower( o.name ) in ?` is no SQL once the server binds the value",
                "select * from t where o.id::bigint not in ? ==> `o.id::bigint not in ?` is no SQL once the server binds the value",
                "select * from t where deleted_at is ? ==> `deleted_at is ?`: behind IS stands a keyword, never a value",
                "set app.tenant = ? ==> `set app.tenant = ?`: SET takes no parameters",
                "select * from t where o.tags ?| array['a'] ==> `o.tags ?| array`: the ?| is read as a parameter",
                "select now() - interval ? ==> `interval ?`: a type's name in front of a parameter converts nothing",
            })
    void speaksInTheUsersNames(String sql, String message) {
        assertThat(findings(prepared(sql)))
                .extracting(finding -> finding.message().replace("`", ""))
                .contains(message.replace("`", ""));
    }

    private static List<Finding> findings(SqlSite site) {
        return Stream.of(FROM_NG, FROM_SIMPLE)
                .flatMap(route -> Linter.lint(route, scan(site), NO_PLAN, Sites.evidence(), Verification.NONE).stream())
                .toList();
    }
}
