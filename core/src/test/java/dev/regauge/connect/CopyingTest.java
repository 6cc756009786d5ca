package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.ByteStreamWriter;

/** Every COPY and every query here waits 1 s in the server, and the socket timeout is 300 ms. */
@Tag("waits")
@Timeout(60)
class CopyingTest {

    private static final int LIMIT = 300;

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private RegaugeDataSource source;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        DATABASE.execute("""
                drop table if exists slow;
                create table slow (v int);
                create or replace function wait() returns trigger language plpgsql as
                  $$ begin perform pg_sleep(1); return new; end $$;
                create trigger wait before insert on slow for each row execute function wait()""");
        source = Regauge.connect(
                Settings.of(DATABASE.urlWithLogin()).withPoolSize(1).withSocketTimeout(Duration.ofMillis(LIMIT)));
        connection = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        source.close();
    }

    @Test
    void outlastsTheSocketTimeoutWhereAQueryOfTheSameLengthFails() throws SQLException, IOException {
        CopyManager copying = source.copyManager(connection);
        assertThat(copying.copyIn("copy slow from stdin", new StringReader("1\n")))
                .isEqualTo(1);
        StringWriter out = new StringWriter();
        copying.copyOut("copy (select pg_sleep(1), 7) to stdout", out);
        assertThat(out).hasToString("\t7\n");
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
        assertThatThrownBy(() -> Rows.text(connection, "select pg_sleep(1)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    }

    @Test
    void hasNoLimitWhileACopyStaysOpen() throws SQLException {
        CopyIn in = source.copyManager(connection).copyIn("copy slow from stdin");
        in.writeToCopy("1\n".getBytes(StandardCharsets.UTF_8), 0, 2);
        assertThat(connection.getNetworkTimeout()).isZero();
        assertThat(in.endCopy()).isEqualTo(1);
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
    }

    @Test
    void hasTheLimitAgainWhenTheLastRowIsRead() throws SQLException {
        CopyOut out = source.copyManager(connection).copyOut("copy (select 1 from pg_sleep(1)) to stdout");
        assertThat(connection.getNetworkTimeout()).isZero();
        while (out.readFromCopy() != null) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
    }

    @Test
    void hasTheLimitAgainAfterACancel() throws SQLException {
        CopyIn in = source.copyManager(connection).copyIn("copy slow from stdin");
        in.cancelCopy();
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
        assertThat(Rows.text(connection, "select count(*) from slow")).isEqualTo("0");
    }

    @Test
    void hasTheLimitAgainAfterACopyThatDoesNotStart() throws SQLException {
        assertThatThrownBy(() -> source.copyManager(connection).copyIn("copy nothing_there from stdin"))
                .isInstanceOf(SQLException.class);
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
    }

    @Test
    void hasTheLimitAgainAfterARowThatIsRefused() throws SQLException {
        assertThatThrownBy(() -> source.copyManager(connection)
                        .copyIn("copy slow from stdin", new StringReader("not a number\n")))
                .isInstanceOf(SQLException.class);
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
    }

    @Test
    void aForgottenCopyHarmsNobodyElse() throws SQLException {
        source.copyManager(connection).copyOut("copy (select generate_series(1, 3)) to stdout");
        connection.close();
        connection = source.getConnection();
        assertThat(connection.getNetworkTimeout()).isEqualTo(LIMIT);
        assertThat(Rows.text(connection, "select 1")).isEqualTo("1");
    }

    @Test
    void aSessionThatEndsInACopyDoesNotGoBackToThePool() throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        assertThatThrownBy(() -> source.copyManager(connection)
                        .copyIn("copy slow from stdin", (ByteStreamWriter) new EndingTheSession(DATABASE, backend)))
                .isInstanceOf(SQLException.class);
        connection.close();
        connection = source.getConnection();
        assertThat(Rows.text(connection, "select 1")).isEqualTo("1");
    }

    /** Rows in the middle of which an administrator ends the session. */
    private record EndingTheSession(TestDatabase database, int backend) implements ByteStreamWriter {

        @Override
        public int getLength() {
            return 4;
        }

        @Override
        public void writeTo(ByteStreamTarget target) throws IOException {
            database.execute("select pg_terminate_backend(" + backend + ", 5000)");
            target.getOutputStream().write("1\n2\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void isRefusedOnAnotherDriver() throws SQLException {
        Settings ng = Settings.of(DATABASE.urlWithLogin()).withDriver(IsolatedDriver.pgjdbcNg());
        try (RegaugeDataSource other = Regauge.connect(ng);
                Connection foreign = other.getConnection()) {
            assertThatThrownBy(() -> other.copyManager(foreign))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("COPY takes a connection of pgjdbc");
        }
    }
}
