package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.Probe;
import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class ParityCommandTest {

    private static final String WITH_PASSWORD = "jdbc:postgresql://u:planted@db1/o?password=planted";

    /** Starting a server of our own takes a few seconds, so most tests use the one that is there. */
    private static final TestDatabase DATABASE =
            EmbeddedServer.shared().newDatabase().withOldLogin();

    @TempDir
    private Path folder;

    @Test
    void showsWhatDiffersAndSaysWhatItDoes() {
        CommandLineRun run = parity("--probe", "placeholders/*");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .startsWith("What differs between two drivers\n  from    pgjdbc-ng:0.8.9\n  to      pgjdbc:42.7.14\n")
                .contains("PostgreSQL 17.", "time zone America/New_York and the locale en")
                .contains("Works today, fails afterwards", "connection.prepareStatement(", "pgjdbc:42.7.14   fails");
        assertThat(run.err())
                .containsPattern("\\[1/5] server    PostgreSQL 17\\.\\d+, embedded")
                .containsPattern("\\[2/5] today     \\d+ probes on pgjdbc-ng:0.8.9 in \\d+\\.\\d s");
    }

    @Test
    void writesALineADifferenceForPrograms() {
        CommandLineRun run = measured("--probe", "placeholders/in-*", "--format", "tsv");
        assertThat(run.out().lines().filter(line -> !line.startsWith("#")))
                .first()
                .isEqualTo("kind\tchange\tgroup\tprobe\tcause\tfrom\tto\tadvice");
        assertThat(run.out().lines().filter(line -> line.startsWith("failure\tbreaks\tplaceholders\t")))
                .isNotEmpty();
    }

    @Test
    void writesAPageIntoAFile() {
        Path page = folder.resolve("parity.html");
        CommandLineRun run = measured("--probe", "placeholders/in-*", "--format", "html", "--output", page.toString());
        assertThat(run.out()).isEmpty();
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("Works today, fails afterwards");
    }

    @Test
    void isContentWithWhatOnlyWorksBetterAfterwards() {
        CommandLineRun run = measured("--probe", "statements/several-*");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void findsNothingBetweenADriverAndItself() {
        CommandLineRun run = CommandLineRun.of(
                "parity",
                "--from",
                "pgjdbc",
                "--to",
                "pgjdbc",
                "--probe",
                "placeholders/in-*",
                "--db",
                DATABASE.urlWithLogin());
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.out()).contains("Nothing differs.");
    }

    @Test
    void listsProbesWithoutAServer() {
        CommandLineRun run = CommandLineRun.of("parity", "--list", "--probe", "*timestamp*", "--probe", "keys/*");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.out().lines())
                .contains("keys/returning-star", "binding/set-timestamp-into-date")
                .isSorted()
                .allMatch(id -> id.contains("timestamp") || id.startsWith("keys/"));
        assertThat(CommandLineRun.of("parity", "--list").out().lines())
                .containsExactlyElementsOf(Probes.all().stream().map(Probe::id).toList());
    }

    @Test
    void namesTheGroupsWhereNothingMatches() {
        CommandLineRun run = parity("--probe", "bindings/*");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("matches no probe", "binding/* (", "reading/* (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from pgjdbc-ng",
                "--to pgjdbc",
                "--from pgjdbc-ng --to mysql",
                "--from pgjdbc-ng --to pgjdbc --format json",
                "--from pgjdbc-ng --to pgjdbc --embedded 12",
                "--from pgjdbc-ng --to pgjdbc --db URL",
                "--from pgjdbc-ng --to pgjdbc --db jdbc:postgresql://db1/o",
                "--from pgjdbc-ng --to pgjdbc --db URL --embedded 17",
                "--from pgjdbc-ng --to URL",
                "--from pgjdbc-ng --to pgjdbc --probe URL",
                "--from pgjdbc-ng --to pgjdbc --driver-jar pgjdbc=/nowhere",
                "--from pgjdbc-ng --to pgjdbc --driver-jar pgjdbc:42.2.5=pom.xml",
                "--from pgjdbc-ng --to pgjdbc --driver-jar pom.xml",
                "--from pgjdbc-ng --to pgjdbc?pwd=planted",
                "--from pgjdbc-ng --to pgjdbc --output /nowhere/report.txt",
                "--from pgjdbc-ng --to pgjdbc --output /",
                "--from pgjdbc-ng --to pgjdbc URL",
            })
    void saysWhatIsWrongBeforeAnythingIsMeasured(String options) {
        CommandLineRun run =
                CommandLineRun.of((Object[]) ("parity " + options.replace("URL", WITH_PASSWORD)).split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).isNotBlank().doesNotContain("planted", "Exception: ", "defect", "[1/5]");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void needsNoRepositoryWhereJarsAreGiven() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        String before = System.getProperty("maven.repo.local", "");
        System.setProperty("maven.repo.local", repository.toString());
        try {
            CommandLineRun run =
                    measured("--probe", "keys/*", "--driver-jar", jar("pgjdbc-ng"), "--driver-jar", jar("pgjdbc"));
            assertThat(run.err()).contains("[5/5]");
            assertThat(repository).isEmptyDirectory();
        } finally {
            System.setProperty("maven.repo.local", before);
        }
    }

    @Test
    void takesTheJarOfAProfileWithSettings() {
        String driver = "pgjdbc:42.7.14?stringtype=unspecified";
        CommandLineRun run = CommandLineRun.of(
                "parity",
                "--from",
                driver,
                "--to",
                driver,
                "--probe",
                "keys/returning-star",
                "--driver-jar",
                jar(driver),
                "--db",
                DATABASE.urlWithLogin());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void saysWhichSettingsADriverPassesOverInSilence() {
        CommandLineRun run = CommandLineRun.of(
                "parity",
                "--from",
                "pgjdbc?prefferQueryMode=simple&autosave=allways&stringtype=unspecified",
                "--to",
                "pgjdbc",
                "--probe",
                "keys/returning-star",
                "--db",
                DATABASE.urlWithLogin());
        assertThat(run.err())
                .contains("pgjdbc:42.7.14 does not know autosave=allways and prefferQueryMode=simple,")
                .doesNotContain("know stringtype");
    }

    private static String jar(String driver) {
        return driver + "=" + DriverJars.of(Profile.parse(driver)).get(0);
    }

    @Nested
    class WhenTheUserGivesAServer {

        @ParameterizedTest
        @ValueSource(strings = {"text", "tsv", "html"})
        void leavesNothingBehindAndSaysNoPassword(String format) throws SQLException {
            CommandLineRun run = measured("--probe", "placeholders/in-*", "--format", format);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
            assertThat(run.err()).contains("probes create schemas named regauge_* there", DATABASE.name());
            assertThat(schemas()).isEmpty();
            SecretDetector.of(DATABASE.password()).assertClean(run.out() + run.err());
        }

        @Test
        void saysThatNobodyListens() {
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
                TestDatabase behind = DATABASE.through(proxy);
                proxy.refuse();
                isLost(parity("--probe", "keys/*", "--db", behind.urlWithLogin()));
            }
        }

        @Test
        void saysThatTheServerVanished() {
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
                TestDatabase behind = DATABASE.through(proxy);
                proxy.cutAfterBytesToClient(2_000);
                isLost(parity("--probe", "placeholders/*", "--db", behind.urlWithLogin()));
            }
        }

        @Test
        void claimsNothingWhereNoSchemaMayBeCreated() {
            DATABASE.execute("revoke create on database " + DATABASE.name() + " from public;"
                    + " create role parity_guest login password 'umbrella-sandpiper'");
            try {
                CommandLineRun run = CommandLineRun.of(
                        "parity",
                        "--from",
                        "pgjdbc:42.2.5",
                        "--to",
                        "pgjdbc",
                        "--probe",
                        "keys/*",
                        "--db",
                        DATABASE.url() + "?user=parity_guest&password=umbrella-sandpiper");
                assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NO_SERVER);
                assertThat(run.err()).contains("may create schemas").doesNotContain("umbrella-sandpiper");
            } finally {
                DATABASE.execute("drop role parity_guest");
            }
        }

        private void isLost(CommandLineRun run) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NO_SERVER);
            assertThat(run.err()).contains("Cannot connect to", "to fix:");
            assertThat(run.out()).isEmpty();
            SecretDetector.of(DATABASE.password()).assertClean(run.err());
        }

        private List<String> schemas() throws SQLException {
            List<String> schemas = new ArrayList<>();
            try (Connection connection = DATABASE.connect();
                    Statement statement = connection.createStatement();
                    ResultSet names =
                            statement.executeQuery("select nspname from pg_namespace where nspname like 'regauge%'")) {
                while (names.next()) {
                    schemas.add(names.getString(1));
                }
            }
            return schemas;
        }
    }

    /** The same on the server that is there. */
    private CommandLineRun measured(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--db", DATABASE.urlWithLogin()));
        return parity(all.toArray(String[]::new));
    }

    private static CommandLineRun parity(String... options) {
        List<Object> arguments =
                new ArrayList<>(List.of("parity", "--from", "pgjdbc-ng:0.8.9", "--to", "pgjdbc:42.7.14"));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray());
    }
}
