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
import dev.regauge.url.rewrite.ProjectRewriter;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationRulesTest {

    @TempDir
    Path folder;

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
        "fetchSize=0",
        "read-only=false",
        "clientEncoding=UTF-8"
    })
    void leavesHarmlessParametersAlone(String parameter) {
        assertThat(lint(FROM_NG, url("jdbc:pgsql://db1/shop?" + parameter, parameter)))
                .extracting(Finding::rule)
                .containsExactly("url-not-accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "url-not-accepted, jdbc:pgsql://db1/shop, jdbc:postgresql://db1/shop",
        "tls-mode-ignored, jdbc:pgsql://db1/shop?sslMode=require, jdbc:postgresql://db1/shop?sslmode=require",
        "network-timeout-ignored, jdbc:pgsql://db1/shop?networkTimeout=5000, jdbc:postgresql://db1/shop?socketTimeout=5",
        "prepare-threshold-inverted, jdbc:pgsql://db1/shop?preparedStatementCacheThreshold=0, jdbc:postgresql://db1/shop",
        "application-name-ignored, jdbc:pgsql://db1/shop?application_name=a, jdbc:postgresql://db1/shop?ApplicationName=a",
        "fetch-size-ignored, jdbc:pgsql://db1/shop?fetchSize=500, jdbc:pgsql://db1/shop?fetchSize=0",
        "read-only-ignored, jdbc:pgsql://db1/shop?read-only=true, jdbc:pgsql://db1/shop?read-only=false",
        "strict-mode-dropped, jdbc:pgsql://db1/shop?strict-mode=true, jdbc:pgsql://db1/shop?strict-mode=false",
        "client-encoding-dropped, jdbc:pgsql://db1/shop?clientEncoding=LATIN1, jdbc:pgsql://db1/shop?clientEncoding=UTF-8",
        "field-length-dropped, jdbc:pgsql://db1/shop?field.length.max=10, jdbc:pgsql://db1/shop",
        "message-size-dropped, jdbc:pgsql://db1/shop?protocol.message.size.max=1000, jdbc:pgsql://db1/shop",
    })
    void findWhatIsWrongInAProjectsFileAndLeaveAloneWhatIsRight(String rule, String bad, String good)
            throws IOException {
        assertThat(rulesOf("url=" + bad)).contains(rule);
        assertThat(rulesOf("url=" + good)).doesNotContain(rule);
    }

    @Test
    void findsADriversClassInAProjectsFile() throws IOException {
        assertThat(rulesOf("driver=com.impossibl.postgres.jdbc.PGDriver")).contains("driver-class-missing");
        assertThat(rulesOf("driver=org.postgresql.Driver")).isEmpty();
    }

    private List<String> rulesOf(String properties) throws IOException {
        Files.writeString(folder.resolve("application.properties"), properties + "\n");
        RewritePlan plan = ProjectRewriter.plan(folder, FROM_NG);
        return Linter.lint(FROM_NG, scan(), plan, Sites.evidence(), Verification.NONE).stream()
                .map(Finding::rule)
                .toList();
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
