package dev.regauge.copy.wire;

import static dev.regauge.copy.wire.Encoded.COPY;
import static dev.regauge.copy.wire.Encoded.count;
import static dev.regauge.copy.wire.Encoded.one;
import static dev.regauge.copy.wire.Encoded.rows;
import static dev.regauge.copy.wire.Encoded.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left where a version of pgjdbc hides its stream from us. */
@Timeout(60)
class PlainCopyTest {

    private static final String NAME = "x".repeat(986);

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final Connection connection = database.connect();

    @BeforeEach
    void create() {
        database.execute("create table t (id int primary key, name text)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private CopyFlight begun(List<String> before) throws SQLException {
        return PlainCopy.begun(
                connection, before, COPY, CopyFlight.Format.BINARY, List.of("rollback"), Duration.ofSeconds(30));
    }

    @Test
    void storesRowsThatAreCutAnywhere() throws SQLException {
        byte[] bytes = rows(0, 40_000, NAME);
        CopyFlight flight = begun(List.of("begin", "select 'first'"));
        for (int at = 0; at < bytes.length; at += 77_777) {
            flight.send(bytes, at, Math.min(77_777, bytes.length - at));
        }
        assertThat(flight.complete(List.of("update t set name = 'x' where id < 3", "commit")))
                .isEqualTo(40_000);
        assertThat(count(database)).isEqualTo(40_000);
        assertThat(flight.before().get(1).value()).contains("first");
        assertThat(flight.after().get(0).count()).hasValue(3);
        assertThat(one(connection, "select 1")).isEqualTo("1");
    }

    @Test
    void noticesAnErrorAfterEightMegabytesAndStillNamesTheRow() throws SQLException {
        CopyFlight flight = begun(List.of("begin"));
        long[] sent = {0};
        SQLException failure = catchThrowableOfType(SQLException.class, () -> {
            for (int i = 0; i < 200; i++) {
                byte[] chunk = rows(i == 12 ? 0 : i * 1000, 1000, NAME);
                send(flight, chunk);
                sent[0] += chunk.length;
            }
        });
        assertThat(failure.getSQLState()).isEqualTo("23505");
        Optional<ServerRow> row = ServerRow.of(failure, "t", List.of("id", "name"));
        assertThat(row.orElseThrow().row() + flight.rowsBefore()).isEqualTo(12_001);
        assertThat(sent[0]).isLessThan(24 << 20);
        assertThat(one(connection, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void isOneCopyWhereNoTransactionHoldsSeveralTogether() throws SQLException {
        CopyFlight flight = begun(List.of());
        send(flight, rows(0, 20_000, NAME));
        send(flight, rows(0, 1));
        assertThatThrownBy(() -> flight.complete(List.of())).hasMessageContaining("duplicate key");
        assertThat(count(database)).isZero();
    }

    @Test
    void givingUpStoresNothing() throws SQLException {
        CopyFlight flight = begun(List.of("begin"));
        send(flight, rows(0, 20_000, NAME));
        flight.fail("the source failed", List.of("rollback"));
        flight.fail("again", List.of("rollback"));
        assertThat(count(database)).isZero();
        assertThat(one(connection, "select 1")).isEqualTo("1");
    }

    @Test
    void aStatementBeforeItThatFailsIsThrownAtOnce() throws SQLException {
        assertThatThrownBy(() -> begun(List.of("begin", "select 1/0"))).hasMessageContaining("division by zero");
        assertThat(one(connection, "select 1")).isEqualTo("1");
    }

    @Test
    void aLostConnectionIsSaidToBe() throws SQLException {
        CopyFlight flight = begun(List.of("begin"));
        send(flight, rows(0, 10));
        connection.close();
        assertThatThrownBy(() -> flight.complete(List.of("commit"))).isInstanceOf(ConnectionLostException.class);
        flight.fail("lost", List.of());
    }
}
