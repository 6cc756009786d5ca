package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.SecretDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code regauge lint} on the example with its planted problems. */
class LintCommandTest {

    private static final String IN = "src/main/java/com/example/legacyorders/";

    @TempDir
    private Path folder;

    @Test
    void saysWhatUpgradeSaysWithoutAServer() {
        CommandLineRun run = lint(CommandLineRun.LEGACY_ORDERS, "--format", "json");
        CommandLineRun.of(
                "upgrade",
                CommandLineRun.LEGACY_ORDERS,
                "--from",
                "pgjdbc-ng:0.8.9",
                "--no-verify",
                "--report",
                folder.resolve("upgrade"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out().lines())
                .hasSizeGreaterThan(20)
                .containsExactlyElementsOf(CommandLineRun.lines(folder.resolve("upgrade/report.json")));
    }

    @Test
    void writesTheKeysOfTheContractFirst() {
        String keys = "\\{\"rule\":.*,\"severity\":.*,\"file\":.*,\"line\":.*,\"column\":.*,\"class\":.*,\"method\":.*,"
                + "\"sink\":.*,\"sql\":.*,\"message\":.*,\"fix\":.*,\"route\":.*,\"fingerprint\":.*";
        assertThat(lint(CommandLineRun.LEGACY_ORDERS, "--format", "json").out().lines())
                .allSatisfy(line -> assertThat(line).matches(keys));
    }

    @Test
    void showsAPersonThePlaceTheCorrectionAndWhatWasRead() {
        CommandLineRun run = lint(CommandLineRun.LEGACY_ORDERS);
        assertThat(run.out())
                .contains("28 classes, 74 SQL sites: ", "known in full", "not at all")
                .contains("^", "write instead", "`regauge lint --fix --write` makes this correction.");
        assertThat(run.out().indexOf("Silently changes ---"))
                .isLessThan(run.out().indexOf("Breaks ---"));
        assertThat(run.err()).containsPattern("lint: \\d+ errors, \\d+ warnings?, \\d+ good to know");
    }

    @Test
    void guessesTheRouteByTheBuildFiles() {
        CommandLineRun run = CommandLineRun.of("lint", CommandLineRun.LEGACY_ORDERS);
        assertThat(run.out()).contains("from    pgjdbc-ng:0.8.9", "to      pgjdbc:42.7.14");
    }

    @Test
    void saysWhatToTypeWhereNobodyNamesADriver() throws IOException {
        Files.writeString(folder.resolve("a.properties"), "url=jdbc:pgsql://db1/shop\n");
        CommandLineRun run = CommandLineRun.of("lint", folder);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("says which PostgreSQL driver", "to fix:", "--from pgjdbc-ng:0.8.9");
    }

    @Test
    void isCleanWhereNothingIsFound() {
        CommandLineRun run = lint(CommandLineRun.ORDERS_UPGRADED);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void writesToAFile() throws IOException {
        Path report = folder.resolve("findings.jsonl");
        CommandLineRun run = lint(CommandLineRun.LEGACY_ORDERS, "--format", "json", "--output", report);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the report is in " + report, "74 SQL sites");
        assertThat(Files.readString(report))
                .isEqualTo(
                        lint(CommandLineRun.LEGACY_ORDERS, "--format", "json").out());
    }

    @Test
    void showsNoPassword() {
        CommandLineRun text = lint(CommandLineRun.LEGACY_ORDERS);
        CommandLineRun json = lint(CommandLineRun.LEGACY_ORDERS, "--format", "json");
        SecretDetector.of(CommandLineRun.resource("legacy-orders-secrets.txt").toArray(String[]::new))
                .assertClean(text.out() + text.err() + json.out() + json.err());
    }

    @Nested
    class WhenSeveralPathsAreGiven {

        @Test
        void namesFilesBehindThePathTheyAreIn() {
            CommandLineRun run = lint(CommandLineRun.LEGACY_ORDERS, CommandLineRun.ORDERS_UPGRADED, "--format", "json");
            assertThat(run.out().lines().map(ReportedFinding::parse))
                    .hasSizeGreaterThan(20)
                    .extracting(ReportedFinding::file)
                    .contains(CommandLineRun.LEGACY_ORDERS + "/" + IN + "OrderDao.java");
            assertThat(run.err()).contains(CommandLineRun.ORDERS_UPGRADED + ": ");
        }

        @Test
        void asksWhichDriverWhereTheyDisagree() throws IOException {
            Path other = Files.createDirectory(folder.resolve("other"));
            Files.writeString(other.resolve(".keep"), "");
            Files.writeString(other.resolve("a.properties"), "url=jdbc:postgresql://db1/shop\n");
            Files.writeString(other.resolve("regauge-lint.toml"), "from = \"pgjdbc:42.2.5\"\n");
            CommandLineRun run = CommandLineRun.of("lint", CommandLineRun.LEGACY_ORDERS, other);
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("different drivers: pgjdbc-ng:0.8.9, pgjdbc:42.2.5", "as in --from");
        }

        @Test
        void looksIntoArchives() {
            Path jar = folder.resolve("orders.jar");
            ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "cf",
                            jar.toString(),
                            "-C",
                            CommandLineRun.LEGACY_ORDERS
                                    .resolve("target/classes")
                                    .toString(),
                            "com");
            CommandLineRun run = lint(jar, "--format", "json");
            assertThat(run.out().lines().map(ReportedFinding::parse))
                    .extracting(ReportedFinding::file)
                    .contains("orders.jar!/com/example/legacyorders/OrderDao.class");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        }
    }

    @Nested
    class WhenTheProjectHasAConfiguration {

        private Path project;

        @Test
        void keepsWhatIsSuppressedAndCountsIt() throws IOException {
            project("[[suppress]]\nrules = [\"*\"]\npath = \"" + IN + "\"\nreason = \"rewritten in March\"\n");
            CommandLineRun run = lint(project);
            assertThat(run.out())
                    .contains("Suppressed ---", "by regauge-lint.toml:1: rewritten in March")
                    .containsPattern("\\d+ findings are suppressed: \\d+ by the configuration");
            assertThat(run.err()).containsPattern(", \\d+ suppressed");
            assertThat(lint(project, "--format", "json").out()).doesNotContain("OrderDao.java");
        }

        @Test
        void listsWhatIsSuppressedWhereThatIsAsked() throws IOException {
            project("[[suppress]]\nrules = [\"*\"]\npath = \"" + IN + "\"\nreason = \"rewritten in March\"\n");
            CommandLineRun run = lint(project, "--format", "json", "--show-suppressed");
            assertThat(run.out().lines().filter(line -> line.contains("OrderDao.java")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .endsWith(",\"suppressed\":{\"by\":\"configuration\",\"file\":\"regauge-lint.toml\","
                                    + "\"line\":1,\"reason\":\"rewritten in March\"}}"));
            assertThat(run.out().lines())
                    .hasSameSizeAs(lint(CommandLineRun.LEGACY_ORDERS, "--format", "json")
                            .out()
                            .lines()
                            .toList());
        }

        @Test
        void holdsForUpgradeToo() throws IOException {
            project("[[suppress]]\nrules = [\"*\"]\npath = \"" + IN + "\"\nreason = \"rewritten in March\"\n");
            CommandLineRun run =
                    CommandLineRun.of("upgrade", project, "--no-verify", "--report", folder.resolve("report"));
            assertThat(run.out()).contains("by regauge-lint.toml:1: rewritten in March");
            assertThat(CommandLineRun.findings(folder.resolve("report")))
                    .noneMatch(finding -> finding.file().startsWith(IN));
        }

        @Test
        void goesByItsRouteAndSeverity() throws IOException {
            project("from = \"pgjdbc:42.2.5?preferQueryMode=simple\"\nfail-on = \"error\"\nexclude = [\"**\"]\n");
            CommandLineRun run = CommandLineRun.of("lint", project);
            assertThat(run.out()).contains("pgjdbc:42.2.5?preferQueryMode=simple", "their files are excluded");
            assertThat(run.exitCode()).isEqualTo(ExitCode.CLEAN);
        }

        @Test
        void failsOnWhatIsAsked() throws IOException {
            project("""
                    exclude = ["src/", "pom.xml"]
                    [severity]
                    unused-suppression = "warning"
                    [[suppress]]
                    rules = ["limit-text"]
                    path = "nowhere"
                    reason = "r"
                    """);
            assertThat(lint(project).exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(lint(project, "--fail-on", "error").exitCode()).isEqualTo(ExitCode.CLEAN);
        }

        @Test
        void refusesWhatItCannotFollow() throws IOException {
            project("[[suppress]]\nrules = [\"no-such-rule\"]\n");
            CommandLineRun run = lint(project);
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("2 problems", "line 1: a reason is missing", "line 2: there is no rule");
        }

        @Test
        void sharesOneWithOthersOfWhichOneMayNeedAnEntry() throws IOException {
            Path shared = Files.writeString(folder.resolve("shared.toml"), """
                    [[suppress]]
                    rules = ["is-placeholder"]
                    reason = "r"
                    [[suppress]]
                    rules = ["limit-text"]
                    path = "nowhere"
                    reason = "r"
                    """);
            CommandLineRun run = lint(
                    CommandLineRun.LEGACY_ORDERS,
                    CommandLineRun.ORDERS_UPGRADED,
                    "--config",
                    shared,
                    "--format",
                    "json");
            assertThat(run.out().lines().map(ReportedFinding::parse))
                    .filteredOn(finding -> finding.rule().equals("unused-suppression"))
                    .extracting(finding -> finding.file() + ":" + finding.line())
                    .containsExactly("shared.toml:4");
        }

        @Test
        void readsAnotherOneWhereItIsNamed() throws IOException {
            project("nonsense");
            Path other = Files.writeString(folder.resolve("other.toml"), "exclude = [\"**\"]\n");
            assertThat(lint(project, "--config", other).exitCode()).isEqualTo(ExitCode.CLEAN);
            assertThat(lint(project).err()).contains("regauge-lint.toml", "line 1: ");
        }

        private void project(String config) throws IOException {
            if (project == null) {
                project = CommandLineRun.copy(CommandLineRun.LEGACY_ORDERS, folder.resolve("orders"));
            }
            Files.writeString(project.resolve("regauge-lint.toml"), config);
        }
    }

    @Test
    void listsTheRules() {
        CommandLineRun run = CommandLineRun.of("lint", "--rules");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.out().lines())
                .hasSizeGreaterThan(100)
                .anyMatch(line -> line.matches("in-bare-placeholder +IN \\? is no SQL .*"));
    }

    @Test
    void explainsARule() throws IOException {
        assertThat(CommandLineRun.of("lint", "--explain", "is-placeholder").out())
                .isEqualTo(Files.readString(CommandLineRun.ROOT.resolve("lint-rules/docs/rules/is-placeholder.md")));
        assertThat(CommandLineRun.of("lint", "--explain", "unused-suppression").out())
                .startsWith("# unused-suppression\n\nA suppression suppresses nothing");
        CommandLineRun unknown = CommandLineRun.of("lint", "--explain", "is-placeholders");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(unknown.err()).contains("did you mean is-placeholder?", "regauge lint --rules");
    }

    @Test
    void helpShowsThreeExamples() {
        CommandLineRun run = CommandLineRun.of("lint", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("(?s)Examples:.*regauge lint.*regauge lint.*regauge lint");
    }

    @Test
    void theShellCompletesIt() {
        assertThat(CommandLineRun.of("completion").out())
                .contains("_picocli_regauge_lint", "'--fail-on'", "'--show-suppressed'", "text", "json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from mysql:8               | names the driver "mysql"
                    --from pgjdbc:42.5.0         | was not measured
                    --to pgjdbc-ng               | moves away from pgjdbc-ng
                    --format pdf                 | --format
                    --fail-on info               | --fail-on
                    --output nowhere/x           | its folder is not there
                    --output .                   | it is a folder
                    --config nowhere.toml        | there is no such file
                    --rules --explain x          | mutually exclusive
                    --nonsense                   | Unknown option
                    nowhere                      | does not exist
                    """)
    void saysWhatIsWrong(String options, String message) {
        List<Object> arguments = new ArrayList<>(List.of("lint", CommandLineRun.LEGACY_ORDERS));
        arguments.addAll(List.of(options.split(" ")));
        CommandLineRun run = CommandLineRun.of(arguments.toArray());
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "lint --format json"})
    void asksForAPath(String command) {
        CommandLineRun run = CommandLineRun.of((Object[]) command.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("Missing required parameter: PATH");
    }

    private static CommandLineRun lint(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(arguments));
        boolean routed = List.of(arguments).contains("--from");
        if (!routed) {
            all.addAll(List.of("--from", "pgjdbc-ng:0.8.9"));
        }
        return CommandLineRun.of(all.toArray());
    }
}
