package dev.regauge.copy.travel;

import dev.regauge.copy.wire.CopyFlight;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** One connection of several that store rows at the same time; a thread of its own runs it. */
final class CopyStream implements Runnable {

    private static final Pattern LINE = Pattern.compile(", line (\\d+)");

    private final Connection connection;
    private final Dealing dealing;
    private final List<String> before;
    private final String copy;
    private final List<long[]> begins = new ArrayList<>();
    private @Nullable CopyFlight flight;
    private long sent;
    private volatile long kept;

    /** @param before statements that begin the transaction of this stream */
    CopyStream(Connection connection, Dealing dealing, List<String> before, String copy) {
        this.connection = connection;
        this.dealing = dealing;
        this.before = before;
        this.copy = copy;
    }

    /** How many rows it has committed. */
    long kept() {
        return kept;
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
            } catch (SQLException | RuntimeException | Error e) {
                dealing.failed(e, row(e));
            }
        }
    }

    private void send(Dealing.Chunk chunk) throws SQLException {
        begins.add(new long[] {sent, chunk.firstRow()});
        Rows rows = chunk.rows();
        begun().send(rows.bytes().array(), 0, rows.bytes().size());
        sent += rows.count();
    }

    private CopyFlight begun() throws SQLException {
        if (flight == null) {
            flight = CopyFlight.begin(connection, before, copy);
        }
        return flight;
    }

    private void end() throws SQLException {
        if (flight != null) {
            kept = flight.complete(List.of("commit"));
        }
    }

    private void giveUp() {
        try {
            if (flight != null && kept == 0) {
                flight.fail("another part of the load has failed", List.of("rollback"));
            }
            ParallelCopy.rollBack(connection);
        } catch (SQLException e) {
            // The first failure is what the caller hears of; the server undoes what a lost connection leaves.
        }
    }

    /** Which row of the load the server means by the line of this COPY; 0 where it names none. */
    private long row(Throwable failure) {
        if (failure instanceof PSQLException said && said.getServerErrorMessage() != null) {
            String where = said.getServerErrorMessage().getWhere();
            Matcher line = LINE.matcher(where == null ? "" : where);
            if (line.find()) {
                return row(Long.parseLong(line.group(1)));
            }
        }
        return 0;
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
