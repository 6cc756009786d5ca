package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.connect.failure.FailureClass;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that has ended while nobody used it: nothing is sent on it, so nothing is in doubt. */
class EndedConnectionTest {

    record Row(int id, String text) {}

    private static final BulkWriter<Row> ROWS = BulkWriter.into("rows", Mapping.record(Row.class));

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void createTable() {
        database.execute("create table rows (id int, text text)"); // without a key, a row kept twice would show
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 1_000, 5_000})
    void nothingWasKeptOnAConnectionThatTheServerHasEnded(int rows) throws Exception {
        try (Connection connection = database.connect()) {
            ROWS.write(connection, rows(rows));
            endSessions();
            BulkException failure = catchThrowableOfType(BulkException.class, () -> ROWS.write(connection, rows(rows)));
            assertThat(failure)
                    .isNotInstanceOf(BulkOutcomeUnknownException.class)
                    .hasMessageContainingAll("nothing of it was kept", "57P01", "on a new connection");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.RETRY_ON_NEW_CONNECTION);
            assertThat(connection.isClosed()).isTrue();
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(rows);
    }

    @Test
    void nothingWasKeptOnAConnectionThatEndedWithoutAWord() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = database.through(proxy).connect()) {
            ROWS.write(connection, rows(10));
            proxy.cut();
            Thread.sleep(1_100); // the connection is looked at closely when it was not used for a second
            BulkException failure = catchThrowableOfType(BulkException.class, () -> ROWS.write(connection, rows(10)));
            assertThat(failure)
                    .isNotInstanceOf(BulkOutcomeUnknownException.class)
                    .hasMessageContaining("nothing of it was kept");
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 60_000})
    void aDataSourceGivesAnotherConnection(int rows) throws Exception {
        try (UncheckedPool pool = new UncheckedPool(database, 1)) {
            ROWS.write(pool, rows(rows));
            endSessions();
            ROWS.write(pool, rows(rows));
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(2L * rows);
    }

    @Test
    void whatTheServerSaysMeanwhileIsNoEnd() throws Exception {
        try (Connection connection = database.connect()) {
            ROWS.write(connection, rows(1));
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen news");
            }
            database.execute("notify news");
            Thread.sleep(100);
            ROWS.write(connection, rows(1));
            assertThat(connection.unwrap(org.postgresql.PGConnection.class).getNotifications())
                    .hasSize(1);
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(2);
    }

    /** The statement waits for a lock as its session is ended: the server's words come instead of a report. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5_000})
    void nothingWasKeptOfAStatementThatTheServerEndedWithItsSession(int rows) throws Exception {
        try (Connection locking = database.connect();
                Connection connection = database.connect()) {
            ROWS.write(connection, rows(1));
            locking.setAutoCommit(false);
            try (Statement statement = locking.createStatement()) {
                statement.execute("lock table rows");
            }
            Thread ending = new Thread(this::endWaiting);
            ending.start();
            BulkException failure = catchThrowableOfType(BulkException.class, () -> ROWS.write(connection, rows(rows)));
            ending.join();
            assertThat(failure)
                    .isNotInstanceOf(BulkOutcomeUnknownException.class)
                    .hasMessageContaining("nothing of it was kept");
            locking.rollback();
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(1);
    }

    /** A deferred trigger is work of the commit, behind the report of the statement. */
    @Test
    void theOutcomeOfAStatementIsUnknownOnceItWasReported() throws Exception {
        database.execute("create function wait() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(60); return null; end $$;"
                + "create constraint trigger late after insert on rows deferrable initially deferred"
                + " for each row execute function wait()");
        try (Connection connection = database.connect()) {
            Thread ending = new Thread(() -> {
                sleep(Duration.ofMillis(700));
                endSessions();
            });
            ending.start();
            BulkException failure = catchThrowableOfType(BulkException.class, () -> ROWS.write(connection, rows(1)));
            ending.join();
            assertThat(failure).isInstanceOf(BulkOutcomeUnknownException.class);
            assertThat(failure.failureClass()).isEqualTo(FailureClass.DO_NOT_RETRY);
        }
        assertThat(Stand.count(database, "rows")).isZero();
    }

    private void endWaiting() {
        sleep(Duration.ofMillis(300));
        for (int i = 0; i < 10; i++) {
            sleep(Duration.ofMillis(50));
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
        }
    }

    private void endSessions() {
        database.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        sleep(Duration.ofMillis(50));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterator<Row> rows(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> new Row(i, "some text")).iterator();
    }
}
