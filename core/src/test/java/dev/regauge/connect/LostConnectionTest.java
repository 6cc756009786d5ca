package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server ends one session: one caller hears of it, once, and the pool goes on with the others and a new one. */
@Tag("waits")
@Timeout(60)
class LostConnectionTest {

    private static final String ENDED = "57P01";

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final RegaugeDataSource source =
            Regauge.connect(Settings.of(database.urlWithLogin()).withPoolSize(3));
    private String survivor = "";

    /** All three stand before anything ends. */
    @BeforeEach
    void fillThePool() throws SQLException {
        try (Connection one = source.getConnection();
                Connection two = source.getConnection();
                Connection three = source.getConnection()) {
            assertThat(Set.of(pid(one), pid(two), pid(three))).hasSize(3);
            survivor = pid(three);
        }
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whileIdleCostsAtMostOneFailure() throws SQLException {
        String ended = anyOther();
        end(ended);
        int failures = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            try (Connection connection = source.getConnection()) {
                seen.add(pid(connection));
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo(ENDED);
                failures++;
            }
        }
        assertThat(failures).isLessThanOrEqualTo(1);
        assertThat(seen).doesNotContain(ended);
        assertThePoolIsWhole();
    }

    @Test
    void allAtOnceCostEachAtMostOneFailure() throws SQLException {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid()");
        int failures = 0;
        for (int i = 0; i < 20; i++) {
            try (Connection connection = source.getConnection()) {
                pid(connection);
            } catch (SQLException e) {
                failures++;
            }
        }
        assertThat(failures).isLessThanOrEqualTo(3);
        assertFull();
    }

    @Test
    void betweenBorrowAndSendFailsOnce() throws SQLException {
        try (Connection connection = source.getConnection()) {
            end(pid(connection));
            assertFails(() -> pid(connection));
        }
        assertThePoolIsWhole();
    }

    @Test
    void betweenSendAndReplyFailsOnce() throws Exception {
        try (Connection connection = source.getConnection()) {
            String pid = pid(connection);
            CompletableFuture<String> asleep = CompletableFuture.supplyAsync(() -> sleep(connection));
            await("select count(*) from pg_stat_activity where wait_event = 'PgSleep' and pid = " + pid);
            end(pid);
            assertThatThrownBy(() -> asleep.get(20, TimeUnit.SECONDS))
                    .rootCause()
                    .extracting("SQLState")
                    .isEqualTo(ENDED);
        }
        assertThePoolIsWhole();
    }

    @Test
    void inTheMiddleOfAResultFailsOnceAndBringsNoRowTwice() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String pid = pid(connection);
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            ResultSet rows = statement.executeQuery("select n from generate_series(1, 1000) n");
            for (int i = 1; i <= 10; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(i);
            }
            end(pid);
            assertFails(rows::next);
        }
        assertThePoolIsWhole();
    }

    @Test
    void betweenTheStatementsOfATransactionKeepsNothing() throws SQLException {
        database.execute("create table kept (id int)");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String pid = pid(connection);
            connection.setAutoCommit(false);
            statement.execute("insert into kept values (1)");
            end(pid);
            assertFails(connection::commit);
        }
        try (Connection connection = source.getConnection()) {
            assertThat(Rows.text(connection, "select count(*) from kept")).isEqualTo("0");
        }
        assertThePoolIsWhole();
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void assertFails(Work work) {
        assertThatThrownBy(work::run).extracting("SQLState").isEqualTo(ENDED);
    }

    /** As many as before, all of them working, and the one that nothing happened to among them. */
    private void assertThePoolIsWhole() throws SQLException {
        assertThat(assertFull()).contains(survivor);
    }

    private Set<String> assertFull() throws SQLException {
        try (Connection one = source.getConnection();
                Connection two = source.getConnection();
                Connection three = source.getConnection()) {
            return Set.of(pid(one), pid(two), pid(three));
        }
    }

    private String anyOther() throws SQLException {
        try (Connection one = source.getConnection();
                Connection two = source.getConnection()) {
            return pid(one).equals(survivor) ? pid(two) : pid(one);
        }
    }

    private static String pid(Connection connection) throws SQLException {
        return Rows.text(connection, "select pg_backend_pid()");
    }

    private static String sleep(Connection connection) {
        try {
            return Rows.text(connection, "select pg_sleep(30)");
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Returns when the process is gone. */
    private void end(String pid) throws SQLException {
        database.execute("select pg_terminate_backend(" + pid + ", 10000)");
    }

    private void await(String condition) throws SQLException {
        try (Connection connection = database.connect()) {
            while ("0".equals(Rows.text(connection, condition))) {
                Thread.onSpinWait();
            }
        }
    }
}
