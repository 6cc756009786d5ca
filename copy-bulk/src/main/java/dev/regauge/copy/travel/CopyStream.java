package dev.regauge.copy.travel;

import dev.regauge.copy.wire.ConnectionLostException;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.copy.wire.ServerRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One connection of several that store rows at the same time; a thread of its own runs it. */
final class CopyStream implements Runnable {

    /**
     * What it does with its rows.
     *
     * @param before statements that begin its transaction; the last one tells its number, if any does
     * @param after statements behind the rows, {@code commit} included
     */
    record Task(List<String> before, Destination destination, List<String> after, Duration patience) {}

    private final Connection connection;
    private final Dealing dealing;
    private final Task task;
    private final List<long[]> begins = new ArrayList<>();
    private @Nullable CopyFlight flight;
    private long sent;
    private volatile long kept;
    private volatile boolean committed;
    private volatile boolean undecided;

    CopyStream(Connection connection, Dealing dealing, Task task) {
        this.connection = connection;
        this.dealing = dealing;
        this.task = task;
    }

    /** How many rows it has committed, as far as is known. */
    long kept() {
        return kept;
    }

    /** How many rows it has sent. */
    long sent() {
        return sent;
    }

    OptionalLong counted() {
        return flight == null ? OptionalLong.empty() : flight.counted();
    }

    boolean isCommitted() {
        return committed;
    }

    /** Whether its connection was lost while it committed. */
    boolean isUndecided() {
        return undecided;
    }

    /** The number of its transaction, where it was told in time. */
    Optional<String> transaction() {
        int last = task.before().size() - 1;
        return flight == null || flight.before().size() <= last
                ? Optional.empty()
                : flight.before().get(last).value();
    }

    /** Takes chunks to the end even after a failure: nobody must wait for room among what nobody takes. */
    @Override
    public void run() {
        try {
            for (Dealing.Chunk chunk = dealing.next(); !chunk.isLast(); chunk = dealing.next()) {
                Dealing.Chunk next = chunk;
                attempt(() -> send(next));
                dealing.done(chunk);
            }
            attempt(this::end);
        } catch (InterruptedException e) {
            dealing.failed(e, 0);
            Thread.currentThread().interrupt();
        }
        if (dealing.hasFailed()) {
            giveUp();
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void attempt(Work work) {
        if (!dealing.hasFailed()) {
            try {
                work.run();
            } catch (SQLException e) {
                dealing.failed(e, row(e));
            } catch (RuntimeException | Error e) {
                dealing.failed(e, 0);
            }
        }
    }

    private void send(Dealing.Chunk chunk) throws SQLException {
        begins.add(new long[] {sent, chunk.firstRow()});
        Rows rows = chunk.rows();
        sent += rows.count();
        begun().send(rows.bytes().array(), 0, rows.bytes().size());
    }

    private CopyFlight begun() throws SQLException {
        if (flight == null) {
            flight = CopyFlight.begin(
                    connection, task.before(), task.destination().copy(), List.of("rollback"), task.patience());
        }
        return flight;
    }

    private void end() throws SQLException {
        try {
            if (flight != null) {
                kept = flight.complete(task.after());
            }
            committed = true;
        } catch (ConnectionLostException e) {
            undecided = e.afterSent();
            throw e;
        }
    }

    private void giveUp() {
        try {
            if (flight != null && !committed) {
                flight.fail("another part of the load has failed", List.of("rollback"));
            }
            Lanes.rollBack(connection, task.patience());
        } catch (SQLException e) {
            // The first failure is what the caller hears of; the server undoes what a lost connection leaves.
        }
    }

    /** Which row of the load the server means by the line of this COPY; 0 where it names none. */
    private long row(SQLException failure) {
        String table = task.destination().table().last();
        List<String> columns = task.destination().fields().stream()
                .map(field -> field.column().name())
                .toList();
        long before = flight == null ? 0 : flight.rowsBefore();
        return ServerRow.of(failure, table, columns)
                .map(found -> row(before + found.row()))
                .orElse(0L);
    }

    private long row(long line) {
        long row = 0;
        for (long[] begin : begins) {
            if (begin[0] < line) {
                row = begin[1] + line - 1 - begin[0];
            }
        }
        return row;
    }
}
