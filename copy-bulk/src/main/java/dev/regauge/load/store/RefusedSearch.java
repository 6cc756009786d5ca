package dev.regauge.load.store;

import dev.regauge.copy.wire.ServerRow;
import dev.regauge.load.store.BatchStore.Around;
import dev.regauge.load.store.Landing.Kept;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Stores what the server takes of a batch, and finds what it refuses: by the line it names, otherwise by halves. A row is
 * refused only when it was refused by itself: a line tells where to part the rows, and no more, as values and triggers may have
 * a part in an error's context. Rows stay in the order of the file, so that of two rows of one key the first is stored. Each
 * attempt is behind a savepoint, and where many rows are refused attempts get small, so that little is sent in vain.
 */
final class RefusedSearch {

    /** Rows of a batch that are to be stored. */
    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    private final BatchStore store;
    private final Batch batch;
    private final Allowance allowance;
    private final Deque<Range> waiting = new ArrayDeque<>();
    private final List<Refused> refused = new ArrayList<>();
    private Kept kept = Kept.NOTHING;
    private int most;

    RefusedSearch(BatchStore store, Batch batch, Allowance allowance) {
        this.store = store;
        this.batch = batch;
        this.allowance = allowance;
        this.most = Math.max(1, batch.count());
    }

    Stored run() throws SQLException {
        refused.addAll(batch.unreadable());
        push(0, batch.count());
        while (!waiting.isEmpty()) {
            Range next = waiting.pop();
            if (next.size() > most) {
                push(next.from + most, next.to);
                next = new Range(next.from, next.from + most);
            }
            attempt(next);
        }
        refused.sort(Comparator.comparingLong(Refused::row));
        return new Stored(kept.rows(), kept.inserted(), kept.updated(), refused);
    }

    private void push(int from, int to) {
        if (from < to) {
            waiting.push(new Range(from, to));
        }
    }

    private void attempt(Range range) throws SQLException {
        try {
            kept = kept.and(store.attempt(batch, range.from, range.to, Around.SAVEPOINT));
            most = Math.min(batch.count(), 4 * most);
        } catch (SQLException e) {
            if (!ServerSays.isAboutRows(e)) {
                throw e;
            }
            divide(range, e);
        }
    }

    private void divide(Range range, SQLException failure) {
        if (range.size() == 1) {
            refuse(range.from, failure);
            return;
        }
        Optional<ServerRow> line = store.line(failure, range.size());
        if (line.isPresent()) {
            isolate(range, range.from + (int) line.get().row() - 1);
        } else {
            int half = range.from + range.size() / 2;
            push(half, range.to);
            push(range.from, half);
        }
    }

    /** Those before a row first, as they come before it in the file, then the row alone. */
    private void isolate(Range range, int row) {
        push(row + 1, range.to);
        push(row, row + 1);
        push(range.from, row);
        most = Math.max(1, Math.min(most, 2 * (row - range.from + 1)));
    }

    private void refuse(int row, SQLException failure) {
        Refused found = store.refused(batch, row, failure);
        refused.add(found);
        try {
            allowance.refused(found);
        } catch (TooManyRefusedException e) {
            throw e.among(batch.file(), refused);
        }
    }
}
