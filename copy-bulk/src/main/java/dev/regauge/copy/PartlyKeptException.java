package dev.regauge.copy;

import dev.regauge.connect.failure.FailureClass;
import dev.regauge.copy.table.Table;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * A load by streams that may keep a part of its rows has failed, and did. Which rows they are is to be seen by their keys:
 * streams take them as they come.
 */
public final class PartlyKeptException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long[] kept;

    PartlyKeptException(Table table, Failures.Place place, List<Long> kept, SQLException cause) {
        super(
                "The load into " + table.name() + " by " + kept.size() + " streams failed"
                        + (place.isOneRow() ? " at " + place : "")
                        + ", and a part of it was kept, as its partial success allows\n  found:    "
                        + ServerWords.of(cause).said()
                        + "\n  kept:     " + sum(kept) + " rows; of each stream " + kept
                        + "\n  to fix:   " + ServerAdvice.of(cause)
                        + "; but first remove what was kept, or leave it out" + place.advice(),
                place.isOneRow() ? place.first() : 0,
                Failures.column(table, cause).orElse(null),
                cause);
        this.kept = kept.stream().mapToLong(Long::longValue).toArray();
    }

    private static long sum(List<Long> kept) {
        return kept.stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows of each stream were kept. */
    public List<Long> kept() {
        return Arrays.stream(kept).boxed().toList();
    }

    /** Always {@link FailureClass#DO_NOT_RETRY}: what was kept would be stored twice. */
    @Override
    public FailureClass failureClass() {
        return FailureClass.DO_NOT_RETRY;
    }
}
