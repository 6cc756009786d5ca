package dev.regauge.copy;

import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A load of rows that come one by one: all are kept when {@link #complete} returns, none when it was not called or threw.
 * Used by one thread.
 *
 * @param <T> what rows are made from
 */
public final class Load<T> implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Connection connection;
    private final boolean closing;
    private final boolean ownTransaction;
    private final Table table;
    private final RowEncoder<T> encoder;
    private final Rows rows = new Rows(2 * CHUNK);
    private @Nullable CopyFlight flight;
    private long sent;
    private boolean over;

    Load(BulkWriter<T> writer, Connection connection, boolean closing) {
        this.connection = connection;
        this.closing = closing;
        try {
            ownTransaction = connection.getAutoCommit();
            table = TableReader.read(connection, writer.table);
            encoder = RowEncoder.of(writer.mapping, table, writer.policies);
        } catch (SQLException e) {
            release();
            throw failed("the table could not be read", e);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    /**
     * Adds a row.
     *
     * @throws ValueRefusedException when a value cannot be stored exactly; the load is over then, and nothing was kept
     */
    public void add(T row) {
        if (over) {
            throw new IllegalStateException("This load is over: open another one");
        }
        try {
            encoder.encode(row, rows);
            if (rows.bytes().size() >= CHUNK) {
                send();
            }
        } catch (RuntimeException refusal) {
            long number = sent + rows.count() + 1;
            close();
            throw encoder.refused(refusal, number);
        } catch (SQLException e) {
            close();
            throw failed("sending rows", e);
        }
    }

    /** Sends what is left and commits. */
    public LoadResult complete() {
        if (over) {
            throw new IllegalStateException("This load is over: open another one");
        }
        try {
            send();
            over = true;
            long inserted =
                    begun().complete(ownTransaction ? List.of("commit") : List.of("release savepoint regauge_load"));
            release();
            return new LoadResult(sent, inserted, Way.COPY);
        } catch (SQLException e) {
            over = false;
            close();
            throw failed("completing the load", e);
        }
    }

    /** Gives up unless the load was completed: nothing of it is kept. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            try {
                if (flight != null) {
                    flight.fail("not completed", undo());
                }
            } catch (SQLException e) {
                // the caller hears of the first failure
            } finally {
                release();
            }
        }
    }

    private List<String> undo() {
        return ownTransaction
                ? List.of("rollback")
                : List.of("rollback to savepoint regauge_load", "release savepoint regauge_load");
    }

    private void send() throws SQLException {
        begun().send(rows.bytes().array(), 0, rows.bytes().size());
        sent += rows.count();
        rows.clear();
    }

    private CopyFlight begun() throws SQLException {
        if (flight == null) {
            String names = encoder.columns().stream()
                    .map(column -> Identifier.of(column.name()).toString())
                    .collect(Collectors.joining(", "));
            flight = CopyFlight.begin(
                    connection,
                    List.of(ownTransaction ? "begin" : "savepoint regauge_load"),
                    "copy " + table.name() + " (" + names + ") from stdin (format binary)");
        }
        return flight;
    }

    private void release() {
        try {
            if (closing) {
                connection.close();
            }
        } catch (SQLException e) {
            // it goes nowhere, and the load's outcome is known
        }
    }

    private BulkException failed(String what, SQLException cause) {
        return new BulkException("The load failed: " + what, 0, null, cause);
    }
}
