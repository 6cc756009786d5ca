package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.RuleExamples.OLDER;
import static dev.regauge.lint.rules.RuleExamples.TO_SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.rejected;
import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.FROM_SIMPLE;
import static dev.regauge.lint.rules.Sites.NO_PLAN;
import static dev.regauge.lint.rules.Sites.array;
import static dev.regauge.lint.rules.Sites.object;
import static dev.regauge.lint.rules.Sites.prepared;
import static dev.regauge.lint.rules.Sites.scan;
import static dev.regauge.lint.rules.Sites.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void givesAnArrayTheTypeThatTheProgramGaveIt() {
        String sql = "select unnest(?)";
        assertThat(corrected(prepared(sql, array(1, "text")))).containsExactly("select unnest(?::text[])");
        assertThat(corrected(prepared(sql, object(1, "[J")))).containsExactly("select unnest(?::int8[])");
        assertThat(corrected(prepared(sql, set(1, "setArray")))).isEmpty();
        assertThat(corrected(prepared("select to_jsonb(?)", set(1, "setInt"))))
                .containsExactly("select to_jsonb(?::int)");
    }

    @Test
    void makesAnArrayOfTheTypeThatTheServerWants() {
        SqlSite list = prepared("select 1 from t where id = any(?)", object(1, "java.util.List"));
        assertThat(corrected(list)).isEmpty();
        assertThat(corrected(list, rejected("42883", "_int8")))
                .containsExactly("setArray(1, connection.createArrayOf(\"int8\", values.toArray()))");
        SqlSite texts = prepared("select 1 from t where id = any(?)", object(1, "java.lang.String[]"));
        assertThat(corrected(texts)).containsExactly("setArray(1, connection.createArrayOf(\"text\", values))");
        assertThat(corrected(texts, rejected("42883", "_uuid")))
                .containsExactly("setArray(1, connection.createArrayOf(\"uuid\", values))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bool", "timestamp", "timestamptz"})
    void leavesToTheServerWhatJavaReadsOtherwise(String type) {
        SqlSite site = prepared("select 1 from t where a = ?", set(1, "setString"));
        assertThat(corrected(site, rejected("42883", type))).containsExactly("select 1 from t where a = ?::" + type);
    }

    @Test
    void inventsNoTypesForTheColumnsOfARow() {
        assertThat(corrected(prepared("select 1 from t where (a, b, c) in ?"))).isEmpty();
    }

    @Test
    void showsNoCodeWhereTheTypeOrTheTextIsNotKnown() {
        SqlSite asked = prepared("select 1 from t where (? is null or a > ?)", set(1, "setTimestamp"));
        assertThat(corrected(asked)).isEmpty();
        assertThat(corrected(asked, rejected("42P18", "unknown"))).isEmpty();
        String insert = "insert into t (v) values (?)";
        assertThat(corrected(prepared(insert, set(1, "setClob")))).isEmpty();
        assertThat(corrected(prepared(insert, reader(1, "setClob")))).containsExactly("setCharacterStream(1, reader)");
    }

    private static Binding reader(int index, String setter) {
        return new Binding(index, setter, Optional.of("java.io.Reader"), Optional.empty(), Optional.empty(), "", 13);
    }

    @Test
    void convertsATextToWhatTheServerWantsAndToNothingWhereItHasNotTold() {
        SqlSite any = prepared("select 1 from t where id = any(?)", set(1, "setString"));
        assertThat(corrected(any)).isEmpty();
        assertThat(corrected(any, rejected("42809", "_int8")))
                .containsExactly("select 1 from t where id = any(?::text::int8[])");
        SqlSite contains = prepared("select 1 from t where tags @> ?", set(1, "setString"));
        assertThat(corrected(contains)).isEmpty();
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
        return findings(site, Verification.NONE);
    }

    private static List<Finding> findings(SqlSite site, Verification verification) {
        return Stream.of(FROM_NG, FROM_SIMPLE, TO_SIMPLE, OLDER)
                .flatMap(route -> Linter.lint(route, scan(site), NO_PLAN, Sites.evidence(), verification).stream())
                .toList();
    }

    private static Set<String> corrected(SqlSite site) {
        return corrected(findings(site));
    }

    private static Set<String> corrected(SqlSite site, Verdict verdict) {
        return corrected(findings(site, RuleExamples.verified(site, verdict)));
    }

    private static Set<String> corrected(List<Finding> findings) {
        assertThat(findings).isNotEmpty();
        return findings.stream()
                .flatMap(finding -> finding.corrected().stream())
                .collect(Collectors.toSet());
    }
}
