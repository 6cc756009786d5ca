package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.FROM_SIMPLE;
import static dev.regauge.lint.rules.Sites.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import dev.regauge.url.ParameterChange;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationRulesTest {

    @ParameterizedTest
    @CsvSource({
        "sslMode=require, tls-mode-ignored",
        "ssl.mode=verify-full, tls-mode-ignored",
        "sslMode=VerifyCA, tls-mode-ignored",
        "sslMode=${DB_TLS}, tls-mode-ignored",
        "networkTimeout=200, network-timeout-ignored",
        "network.timeout=30000, network-timeout-ignored",
        "preparedStatementCacheThreshold=0, prepare-threshold-inverted",
        "prepared-statement.cache.threshold=0, prepare-threshold-inverted",
    })
    void findsParametersThatWouldBeSkippedWithoutAWord(String parameter, String rule) {
        String url = "jdbc:pgsql://db1/shop?user=a&" + parameter;
        assertThat(lint(FROM_NG, url(url, parameter)))
                .extracting(Finding::rule, Finding::change, Finding::safeEdit)
                .containsExactly(
                        tuple(rule, Change.SILENTLY_CHANGES, true), tuple("url-not-accepted", Change.BREAKS, true));
    }

    @ParameterizedTest
    @CsvSource({
        "sslMode=disable",
        "sslMode=Prefer",
        "networkTimeout=0",
        "preparedStatementCacheThreshold=5",
        "applicationName=shop"
    })
    void leavesHarmlessParametersAlone(String parameter) {
        assertThat(lint(FROM_NG, url("jdbc:pgsql://db1/shop?" + parameter, parameter)))
                .extracting(Finding::rule)
                .containsExactly("url-not-accepted");
    }

    @Test
    void saysWhereAndWhatWillStandThere() {
        Finding finding =
                lint(FROM_NG, url("jdbc:pgsql://db1/shop?password=***")).get(0);
        assertThat(finding.location()).isEqualTo(new Location("application.yml", 3, "", ""));
        assertThat(finding.column()).hasValue(10);
        assertThat(finding.sql()).isEqualTo("jdbc:pgsql://db1/shop?password=***");
        assertThat(finding.corrected()).contains("after");
    }

    @Test
    void findsTheOldDriversClassAndJar() {
        Edit driver = edit(Edit.Kind.DRIVER_CLASS, "com.impossibl.postgres.jdbc.PGDriver");
        Edit jar = edit(Edit.Kind.DEPENDENCY, "com.impossibl.pgjdbc-ng:pgjdbc-ng:0.8.9");
        assertThat(lint(FROM_NG, driver))
                .extracting(Finding::rule, Finding::change)
                .containsExactly(tuple("driver-class-missing", Change.BREAKS));
        assertThat(lint(FROM_NG, jar))
                .extracting(Finding::rule, Finding::change)
                .containsExactly(tuple("driver-dependency", Change.BREAKS));
    }

    @Test
    void findsNothingInANewerVersionOfTheSameDriver() {
        assertThat(lint(FROM_SIMPLE, edit(Edit.Kind.DEPENDENCY, "org.postgresql:postgresql:42.2.5")))
                .isEmpty();
    }

    @Test
    void asksAPersonWhatCannotBeEdited() {
        Refusal url =
                new Refusal("src/Db.java", 7, "jdbc:pgsql:// + host", "the URL is put together", "write it by hand");
        Refusal other = new Refusal("application.yml", 0, "!!binary", "not readable", "look at it");
        RewritePlan plan = new RewritePlan(List.of(), List.of(url, other), 2);
        assertThat(Linter.lint(FROM_NG, scan(), plan, Sites.evidence(), Verification.NONE))
                .extracting(
                        Finding::rule,
                        Finding::change,
                        Finding::safeEdit,
                        finding -> finding.location().line())
                .containsExactly(
                        tuple("needs-decision", Change.BREAKS, false, 7),
                        tuple("needs-decision", Change.UNKNOWN, false, 0));
    }

    private static Edit url(String before, String... parameters) {
        List<ParameterChange> changes = Arrays.stream(parameters)
                .map(parameter -> parameter.substring(0, parameter.indexOf('=')))
                .map(name -> new ParameterChange(name, "x", ParameterChange.Kind.RENAMED, "."))
                .toList();
        return new Edit(Edit.Kind.URL, 3, 10, 0, 1, "r", before, "after", false, changes);
    }

    private static Edit edit(Edit.Kind kind, String before) {
        return new Edit(kind, 3, 10, 0, 1, "r", before, "after", false, List.of());
    }

    private static List<Finding> lint(Route route, Edit... edits) {
        RewritePlan plan =
                new RewritePlan(List.of(new FileRewrite("application.yml", List.of(edits), "")), List.of(), 1);
        return Linter.lint(route, scan(), plan, Sites.evidence(), Verification.NONE);
    }
}
