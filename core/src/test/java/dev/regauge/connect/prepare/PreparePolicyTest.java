package dev.regauge.connect.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.IsolatedDriver;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparePolicyTest {

    private static final String TABLE = "dev/regauge/connect/prepare/executions.tsv";
    private static final int EXECUTIONS = 7;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @Test
    void meansTheSameOnBothDrivers() throws SQLException, IOException {
        String measured = measured();
        if (Boolean.getBoolean("regauge.approve")) {
            Files.writeString(Path.of("src/test/resources", TABLE), measured);
        }
        try (InputStream table = PreparePolicyTest.class.getClassLoader().getResourceAsStream(TABLE)) {
            assertThat(measured).isEqualTo(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** One line for each driver and policy: whether, after each execution, the statement stands in pg_prepared_statements. */
    private String measured() throws SQLException {
        StringBuilder table = new StringBuilder("driver\tpolicy\t1\t2\t3\t4\t5\t6\t7\n");
        Settings pgjdbc = Settings.of(database.urlWithLogin());
        Map<String, Settings> drivers = new LinkedHashMap<>();
        drivers.put("pgjdbc", pgjdbc);
        drivers.put("pgjdbc-ng", pgjdbc.withDriver(IsolatedDriver.pgjdbcNg()));
        for (Map.Entry<String, Settings> driver : drivers.entrySet()) {
            for (PreparePolicy policy : new PreparePolicy[] {
                PreparePolicy.disabled(),
                PreparePolicy.immediately(),
                PreparePolicy.fromExecution(2),
                PreparePolicy.fromExecution(3),
                PreparePolicy.fromExecution(5)
            }) {
                table.append(driver.getKey()).append('\t').append(policy).append('\t');
                table.append(counts(driver.getValue().withPreparePolicy(policy)))
                        .append('\n');
            }
        }
        return table.toString();
    }

    private static String counts(Settings settings) throws SQLException {
        StringJoiner counts = new StringJoiner("\t");
        try (RegaugeDataSource source = Regauge.connect(settings.withPoolSize(1));
                Connection connection = source.getConnection()) {
            for (int execution = 1; execution <= EXECUTIONS; execution++) {
                execute(connection, "select ?::int + 1");
                counts.add(String.valueOf(prepared(connection, "int").size()));
            }
        }
        return counts.toString();
    }

    /** Of what the driver and the pool prepare for themselves, such as SHOW, nothing counts here. */
    private static List<String> prepared(Connection connection, String part) throws SQLException {
        return PreparedStatements.of(connection).statements().stream()
                .map(PreparedStatements.Named::sql)
                .filter(sql -> sql.startsWith("select $1::" + part) || sql.startsWith("select '" + part))
                .toList();
    }

    /** A new object each time: what counts is the text. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesExecutionsThatDoNotExist(int n) {
        assertThatThrownBy(() -> PreparePolicy.fromExecution(n))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot prepare from execution " + n
                        + ": executions are counted from 1; for never, take PreparePolicy.disabled()");
    }

    @Test
    void isTheSameFromTheFirstExecutionAndImmediately() {
        assertThat(PreparePolicy.fromExecution(1)).isEqualTo(PreparePolicy.immediately());
        assertThat(PreparePolicy.fromExecution(1)).hasToString("immediately");
    }

    @Test
    void countsOneStatementOtherwiseThanItsConnection() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(Settings.of(database.urlWithLogin()));
                Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 'one'")) {
            PreparePolicy.immediately().apply(statement);
            statement.executeQuery().close();
            assertThat(prepared(connection, "one")).hasSize(1);
        }
    }

    @Test
    void keepsOneStatementFromBeingPrepared() throws SQLException {
        Settings settings = Settings.of(database.urlWithLogin()).withPreparePolicy(PreparePolicy.immediately());
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 'one'")) {
            PreparePolicy.disabled().apply(statement);
            statement.executeQuery().close();
            assertThat(prepared(connection, "one")).isEmpty();
        }
    }

    @Test
    void saysThatAnotherDriverCannotTreatOneStatementOtherwise() throws SQLException {
        Settings settings = Settings.of(database.urlWithLogin()).withDriver(IsolatedDriver.pgjdbcNg());
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 1")) {
            assertThatThrownBy(() -> PreparePolicy.immediately().apply(statement))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("is no statement of pgjdbc");
        }
    }

    @Test
    void preparesPlainStatementsToo() throws SQLException {
        Settings settings = Settings.of(database.urlWithLogin()).withPreparePolicy(PreparePolicy.immediately());
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                statement.executeQuery("select 'one of " + i + "'").close();
            }
            assertThat(prepared(connection, "one")).hasSize(3);
        }
    }
}
