package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.project.ProjectTree;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {

    @TempDir
    private Path reports;

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng:0.8.9", "pgjdbc:42.2.5?preferQueryMode=simple"})
    void isContentWithTheUpgradedApplication(String from) {
        CommandLineRun run = upgrade(CommandLineRun.ORDERS_UPGRADED, "--from", from);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void measuresAProfileThatNobodyMeasured() {
        CommandLineRun run = upgrade(
                CommandLineRun.LEGACY_ORDERS, "--from", "pgjdbc:42.7.14?prepareThreshold=1&stringtype=unspecified");
        assertThat(run.err()).contains("measuring", "on pgjdbc:42.7.14?prepareThreshold=1&stringtype=unspecified");
        assertThat(CommandLineRun.findings(reports))
                .filteredOn(finding -> finding.rule().equals("text-for-typed-column"))
                .hasSize(2)
                .allMatch(finding -> finding.change().equals("breaks"));
    }

    @Test
    void needsNoServerWhenItMayNotVerify() {
        CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--no-verify");
        assertThat(run.err()).contains("no server was asked");
        assertThat(CommandLineRun.findings(reports))
                .extracting(ReportedFinding::rule)
                .contains("in-bare-placeholder", "is-placeholder", "question-operator", "tls-mode-ignored");
    }

    @Nested
    class WhenTheUserGivesAServer {

        private final TestDatabase database = EmbeddedServer.shared().newDatabase();

        @ParameterizedTest
        @ValueSource(strings = {"pgjdbc-ng:0.8.9", "pgjdbc:42.2.5?preferQueryMode=simple"})
        void leavesEveryRowWhereItWas(String from) throws SQLException {
            applySchema();
            SortedMap<String, Long> before = rows();
            CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--from", from, "--db", database.urlWithLogin());
            assertThat(run.err()).containsPattern("6\\d statements parsed and described");
            assertThat(before).hasSizeGreaterThan(8).containsKey("public.orders");
            assertThat(rows()).isEqualTo(before);
        }

        @Test
        void writesNothingIntoAnEmptyOne() throws SQLException {
            CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--db", database.urlWithLogin());
            assertThat(run.out()).contains("relation \"orders\" does not exist");
            assertThat(rows()).isEmpty();
        }

        @Test
        void keepsWhatItKnowsWhenTheServerVanishes() throws SQLException {
            applySchema();
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
                proxy.cutAfterBytesToClient(2_000); // enough to log in and to describe a few statements
                TestDatabase behind = database.through(proxy);
                CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--db", behind.urlWithLogin());
                assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVER);
                assertThat(run.out()).contains("The connection through", "was lost");
                assertThat(CommandLineRun.findings(reports)).isNotEmpty();
                SecretDetector.of(database.password()).assertClean(run.out() + run.err());
            }
        }

        @Test
        void saysThatNobodyListens() {
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
                TestDatabase behind = database.through(proxy);
                proxy.refuse();
                CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--db", behind.urlWithLogin());
                assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVER);
                assertThat(run.out()).contains("Cannot connect to", "to fix:");
            }
        }

        @Test
        void saysThatTheLoginIsWrongWithoutSayingThePassword() {
            String url = database.url() + "?user=nobody_here&password=umbrella-sandpiper";
            CommandLineRun run = upgrade(CommandLineRun.LEGACY_ORDERS, "--db", url);
            assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVER);
            assertThat(run.out()).contains("nobody_here", "28P01").doesNotContain("umbrella-sandpiper");
        }

        private void applySchema() throws SQLException {
            ProjectSchema schema = ProjectSchema.find(ProjectTree.of(CommandLineRun.LEGACY_ORDERS))
                    .orElseThrow();
            try (Connection connection = database.connect()) {
                assertThat(SchemaScripts.apply(schema, connection)).isEmpty();
            }
        }

        /** The number of rows of every table, exactly. */
        private SortedMap<String, Long> rows() throws SQLException {
            SortedMap<String, Long> rows = new TreeMap<>();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (String table : tables(statement)) {
                    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                        count.next();
                        rows.put(table, count.getLong(1));
                    }
                }
            }
            return rows;
        }

        private static List<String> tables(Statement statement) throws SQLException {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            return tables;
        }
    }

    private CommandLineRun upgrade(Path project, String... options) {
        List<Object> arguments = new ArrayList<>(List.of("upgrade", project, "--report", reports));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray());
    }
}
