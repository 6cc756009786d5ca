package dev.regauge.copy.travel;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** A load by several streams has failed; its cause is the first failure, and its SQLSTATE that one's. */
public final class StreamsFailed extends SQLException {

    private static final long serialVersionUID = 1;

    private final long[] kept;
    private final long row;

    StreamsFailed(Destination destination, SQLException first, List<Long> kept, long row) {
        super(message(destination, kept, row), first.getSQLState(), first);
        this.kept = kept.stream().mapToLong(Long::longValue).toArray();
        this.row = row;
    }

    private static String message(Destination destination, List<Long> kept, long row) {
        long all = kept.stream().mapToLong(Long::longValue).sum();
        return "Cannot load into " + destination.table() + " by " + kept.size() + " streams"
                + (row > 0 ? ": row " + row + " failed" : "")
                + (all == 0 ? "; nothing was kept" : "; kept of each stream: " + kept + " rows, " + all + " in all");
    }

    /** How many rows of each stream were kept: none, unless partial success was asked for. */
    public List<Long> kept() {
        return Arrays.stream(kept).boxed().toList();
    }

    /** The row the server named, counted from 1 over all streams. */
    public OptionalLong row() {
        return row > 0 ? OptionalLong.of(row) : OptionalLong.empty();
    }
}
