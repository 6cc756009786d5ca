package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection with a load open is used for something else. */
class SharedConnectionTest {

    record Row(int id) {}

    private static final BulkWriter<Row> ROWS = BulkWriter.into("rows", Mapping.record(Row.class));

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void createTable() {
        database.execute("create table rows (id int)");
    }

    @Test
    void aSecondLoadIsRefusedHoweverSmall() throws Exception {
        try (Connection connection = database.connect()) {
            for (int rows : new int[] {0, 1, 100_000}) {
                try (Load<Row> load = ROWS.open(connection)) {
                    rows(rows).forEachRemaining(load::add);
                    assertThatThrownBy(() -> ROWS.write(connection, rows(1)))
                            .isInstanceOf(BulkException.class)
                            .hasMessageContainingAll("another one is open", "complete or close that one first");
                    load.complete();
                }
            }
            ROWS.write(connection, rows(1));
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(100_002);
    }

    @Test
    void aLoadThatWasForgottenWithItsConnectionRefusesNobody() throws Exception {
        try (UncheckedPool pool = new UncheckedPool(database, 1)) {
            Load<Row> forgotten;
            try (Connection connection = pool.getConnection()) {
                forgotten = ROWS.open(connection);
                forgotten.add(new Row(1));
            }
            ROWS.write(pool, rows(5));
            assertThat(forgotten).isNotNull();
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(5);
    }

    @Test
    void aSourceOnTheLoadsOwnConnectionIsToldAndTheTransactionStaysUsable() throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table earlier (id int)");
                statement.setFetchSize(1_000);
                try (ResultSet cursor = statement.executeQuery("select generate_series(1, 300000)")) {
                    BulkException failure =
                            catchThrowableOfType(BulkException.class, () -> ROWS.write(connection, rowsOf(cursor)));
                    assertThat(failure)
                            .hasMessageContainingAll(
                                    "another statement on the same connection",
                                    "read the source from another connection",
                                    "nothing of it was kept")
                            .hasCauseInstanceOf(IllegalStateException.class);
                }
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            ROWS.write(connection, rows(3));
            connection.commit();
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(3);
        assertThat(Stand.count(database, "earlier")).isZero();
    }

    @Test
    void aStatementBetweenTwoRowsIsToldByTheNextRow() throws Exception {
        try (Connection connection = database.connect()) {
            BulkException failure = catchThrowableOfType(BulkException.class, () -> {
                try (Load<Row> load = ROWS.open(connection);
                        Statement statement = connection.createStatement()) {
                    rows(100_000).forEachRemaining(load::add);
                    assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
                    rows(100_000).forEachRemaining(load::add);
                    load.complete();
                }
            });
            assertThat(failure).hasMessageContainingAll("read the source from another connection", "nothing of it");
            ROWS.write(connection, rows(3));
        }
        assertThat(Stand.count(database, "rows")).isEqualTo(3);
    }

    private static Iterator<Row> rows(int rows) {
        return IntStream.range(0, rows).mapToObj(Row::new).iterator();
    }

    private static Iterator<Row> rowsOf(ResultSet cursor) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return cursor.next();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Row next() {
                try {
                    return new Row(cursor.getInt(1));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
