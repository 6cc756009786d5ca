package dev.regauge.copy.wire;

import static dev.regauge.copy.wire.Encoded.COPY;
import static dev.regauge.copy.wire.Encoded.count;
import static dev.regauge.copy.wire.Encoded.one;
import static dev.regauge.copy.wire.Encoded.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.jdbc.PgConnection;

/** COPYs of which the next is sent before the one before is answered. */
@Timeout(60)
class FollowingCopiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SAVE = List.of("savepoint rows");
    private static final List<String> RELEASE = List.of("release savepoint rows");
    private static final List<String> UNDO = List.of("rollback to savepoint rows", "release savepoint rows");
    private static final String LONG = "x".repeat(990);

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private Connection connection = database.connect();

    @BeforeEach
    void create() throws SQLException {
        database.execute("create table t (id int primary key, name text)");
        connection = database.through(proxy).connect();
        execute("begin");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        proxy.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private CopyFlight first(byte[] rows) throws SQLException {
        return departed(CopyFlight.begin(connection, SAVE, COPY, UNDO, PATIENCE), rows);
    }

    private static CopyFlight behind(CopyFlight ahead, byte[] rows) throws SQLException {
        return departed(ahead.next(SAVE, COPY, CopyFlight.Format.BINARY, UNDO), rows);
    }

    private static CopyFlight departed(CopyFlight flight, byte[] rows) throws SQLException {
        flight.depart(rows, 0, rows.length, RELEASE);
        return flight;
    }

    private void theTransactionIsOpenAndWorks() throws SQLException {
        assertThat(connection.unwrap(PgConnection.class).getTransactionState().name())
                .isEqualTo("OPEN");
        assertThat(one(connection, "select 7")).isEqualTo("7");
    }

    @Test
    void twoTakeOneRoundTrip() throws SQLException {
        proxy.delay(Duration.ofMillis(50), Duration.ofMillis(50));
        proxy.forget();
        CopyFlight ahead = first(rows(1, 3));
        CopyFlight last = behind(ahead, rows(4, 2));
        assertThat(ahead.arrive()).isEqualTo(3);
        assertThat(last.arrive()).isEqualTo(2);
        assertThat(proxy.roundTrips()).isEqualTo(1);
        proxy.pass();
        theTransactionIsOpenAndWorks();
        execute("commit");
        assertThat(count(database)).isEqualTo(5);
    }

    @Test
    void aLongRowOfThemKeepsAllRowsAndCountsEach() throws SQLException {
        CopyFlight ahead = first(rows(0, 1_000, LONG));
        for (int i = 1; i < 40; i++) {
            CopyFlight next = behind(ahead, rows(i * 1_000, 1_000 - i, LONG));
            assertThat(ahead.arrive()).isEqualTo(1_000 - (i - 1));
            assertThat(ahead.before()).hasSize(1);
            assertThat(ahead.after()).extracting(Answer::tag).containsExactly("RELEASE");
            ahead = next;
        }
        assertThat(ahead.arrive()).isEqualTo(961);
        execute("commit");
        assertThat(count(database)).isEqualTo(40_000 - 39 * 40 / 2);
    }

    @Test
    void ofOneThatFailsNothingIsKeptNorOfTheOneBehindIt() throws SQLException {
        CopyFlight kept = first(rows(1, 3));
        CopyFlight failing = behind(kept, rows(3, 5_000, LONG));
        kept.arrive();
        behind(failing, rows(10_000, 5_000, LONG));
        assertThat(catchThrowableOfType(SQLException.class, failing::arrive).getSQLState())
                .isEqualTo("23505");
        theTransactionIsOpenAndWorks();
        execute("commit");
        assertThat(count(database)).isEqualTo(3);
    }

    @Test
    void oneThatIsAheadOfAFailureHasArrivedAllTheSame() throws SQLException {
        CopyFlight ahead = first(rows(1, 3));
        CopyFlight failing = behind(ahead, rows(2, 20_000, LONG));
        assertThat(ahead.arrive()).isEqualTo(3);
        assertThat(ahead.counted()).hasValue(3);
        assertThatThrownBy(failing::arrive).hasMessageContaining("duplicate key");
        theTransactionIsOpenAndWorks();
        execute("commit");
        assertThat(count(database)).isEqualTo(3);
    }

    @Test
    void afterAFailureTheNextOneBeginsAnew() throws SQLException {
        CopyFlight failing = first(rows(1, 2));
        failing.arrive();
        CopyFlight twice = first(rows(1, 1));
        assertThatThrownBy(twice::arrive).isInstanceOf(SQLException.class);
        CopyFlight good = first(rows(3, 1));
        assertThat(good.arrive()).isEqualTo(1);
        execute("commit");
        assertThat(count(database)).isEqualTo(3);
    }

    @Test
    void othersWaitUntilTheLastHasArrivedAndNoLonger() throws SQLException {
        CopyFlight ahead = first(rows(1, 1));
        CopyFlight last = behind(ahead, rows(2, 1));
        ahead.arrive();
        last.arrive();
        assertThatThrownBy(() -> last.next(SAVE, COPY, CopyFlight.Format.BINARY, UNDO))
                .isInstanceOf(IllegalStateException.class);
        theTransactionIsOpenAndWorks();
    }

    @Test
    void aConnectionThatIsCutEndsBoth() throws SQLException {
        CopyFlight ahead = first(rows(1, 3));
        proxy.cut();
        assertThatThrownBy(() -> {
                    behind(ahead, rows(4, 20_000, LONG));
                    ahead.arrive();
                })
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.afterSent()).isFalse());
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void whereTheDriverHidesItsStreamNoneFollows() throws SQLException {
        CopyFlight plain = PlainCopy.begun(connection, SAVE, COPY, CopyFlight.Format.BINARY, UNDO, PATIENCE);
        assertThat(plain.canBeFollowed()).isFalse();
        departed(plain, rows(1, 3));
        assertThat(plain.arrive()).isEqualTo(3);
        CopyFlight failing =
                departed(PlainCopy.begun(connection, SAVE, COPY, CopyFlight.Format.BINARY, UNDO, PATIENCE), rows(1, 3));
        assertThatThrownBy(failing::arrive).hasMessageContaining("duplicate key");
        theTransactionIsOpenAndWorks();
    }
}
