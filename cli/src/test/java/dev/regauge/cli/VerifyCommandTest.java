package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.verify.KeptAnswers;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("waits")
class VerifyCommandTest {

    @TempDir
    private static Path folder;

    /** Verified once, on an embedded server; whoever changes it works on a copy. */
    private static Path verified;

    private static CommandLineRun first;

    @BeforeAll
    static void verify() {
        verified = CommandLineRun.copy(CommandLineRun.LEGACY_ORDERS, folder.resolve("verified"));
        first = CommandLineRun.of("verify", verified, "--embedded");
    }

    private static Path copy(String name) {
        return CommandLineRun.copy(verified, folder.resolve(name));
    }

    private static Map<String, String> kept(Path project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(project.resolve(KeptAnswers.FOLDER))) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void keepsAFileAQueryAndTellsWhatIsRefused() throws IOException {
        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(first.err()).contains("none executed", " answers in ");
        assertThat(first.out()).containsPattern("\\.java:\\d+: refused through pgjdbc:42\\.7\\.14: 42601 syntax error");
        assertThat(kept(verified)).hasSizeGreaterThan(40);
    }

    @Test
    void isContentRightAfterwardsAndAsksNobodyForThat() {
        CommandLineRun check = CommandLineRun.of("verify", verified, "--check");
        assertThat(check.out()).isEmpty();
        assertThat(check.exitCode()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void writesTheSameAgain() throws IOException {
        Path again = copy("again");
        CommandLineRun.of("verify", again, "--embedded");
        assertThat(kept(again)).isEqualTo(kept(verified));
    }

    @Test
    void failsWhereTheSchemaHasChanged() throws IOException {
        Path changed = copy("changed");
        try (Stream<Path> files = Files.walk(changed.resolve("src/main/resources"))) {
            Path changelog =
                    files.filter(ProjectSchema::isChangelog).findFirst().orElseThrow();
            Files.writeString(changelog, Files.readString(changelog) + "\n");
        }
        CommandLineRun check = CommandLineRun.of("verify", changed, "--check");
        assertThat(check.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(check.out()).contains("stale, the schema has changed since it was written", "To mend it: ");
    }

    @Test
    void failsWhereAnAnswerIsMissing() throws IOException {
        Path missing = copy("missing");
        Files.delete(missing.resolve(KeptAnswers.FOLDER)
                .resolve(kept(missing).keySet().iterator().next()));
        CommandLineRun check = CommandLineRun.of("verify", missing, "--check");
        assertThat(check.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(check.out()).contains("no answer is kept for this statement");
    }

    @Test
    void givesABuildWithoutAServerTheFindingsOfALiveOne() {
        List<String> live = findings("live", "--embedded");
        assertThat(live).anyMatch(finding -> finding.startsWith("text-for-typed-column"));
        assertThat(findings("kept", "--no-verify")).isEqualTo(live);
    }

    @Test
    void isNamedByALintThatGoesByItsAnswers() {
        assertThat(CommandLineRun.of("lint", verified).out())
                .contains("server  PostgreSQL 17, by answers that were kept")
                .doesNotContain("none was asked");
    }

    @Test
    void sharpensRulesByTheTypesThatWereKept() throws IOException {
        Path without = copy("without");
        for (String file : kept(without).keySet()) {
            Files.delete(without.resolve(KeptAnswers.FOLDER).resolve(file));
        }
        Path report = folder.resolve("report-without");
        CommandLineRun.of("upgrade", without, "--no-verify", "--report", report);
        assertThat(CommandLineRun.findings(report))
                .isNotEmpty()
                .noneMatch(finding -> finding.rule().equals("text-for-typed-column"));
    }

    /** Rules, places and classes. */
    private static List<String> findings(String name, String server) {
        Path report = folder.resolve("report-" + name);
        CommandLineRun.of("upgrade", verified, server, "--report", report);
        return CommandLineRun.findings(report).stream()
                .map(finding -> finding.rule() + " " + finding.file() + ":" + finding.line() + " " + finding.change())
                .toList();
    }

    @Test
    void takesASchemaThatTheUserNames() throws IOException {
        Path project = copy("named");
        Path schema = folder.resolve("named.sql");
        Files.writeString(schema, "create table customers (id int primary key);");
        CommandLineRun run = CommandLineRun.of("verify", project, "--embedded", "--schema", schema);
        assertThat(run.err()).contains("SQL script named.sql applied");
        assertThat(kept(project).values()).anyMatch(file -> file.contains("relation \\\"orders\\\" does not exist"));
    }

    @Test
    void asksAServerOfTheUsersAndWritesNothingThere() throws Exception {
        Path project = copy("given");
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        CommandLineRun run = CommandLineRun.of("verify", project, "--db", database.urlWithLogin());
        assertThat(run.exitCode()).as(run.err()).isNotEqualTo(ExitCode.NO_SERVER);
        SecretDetector.of(database.password()).assertClean(run.out() + run.err() + kept(project));
    }

    @Test
    void keepsNothingWhereTheServerIsNotThere() throws IOException {
        Path project = copy("nobody");
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            proxy.refuse();
            CommandLineRun run = CommandLineRun.of(
                    "verify", project, "--db", database.through(proxy).urlWithLogin());
            assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVER);
            assertThat(run.out()).contains("Nothing is kept");
        }
        assertThat(kept(project)).isEqualTo(kept(verified));
    }

    @Test
    void wantsToKnowWhoIsAsked() {
        assertThat(CommandLineRun.of("verify", verified).exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(CommandLineRun.of("verify", verified, "--check", "--embedded")
                        .exitCode())
                .isEqualTo(ExitCode.WRONG_USE);
        CommandLineRun schema = CommandLineRun.of("verify", verified, "--check", "--schema", "x.sql");
        assertThat(schema.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(schema.err()).contains("--schema is for --embedded");
    }
}
