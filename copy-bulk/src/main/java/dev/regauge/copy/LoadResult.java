package dev.regauge.copy;

import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.Counts;
import java.util.List;
import java.util.Optional;

/**
 * What a completed load did. Of an upsert, {@code rows - inserted - updated - unchanged} rows gave way to a later one of the
 * same key.
 *
 * @param rows how many were offered
 * @param inserted how many of them are new in the table; a trigger or a policy of the server's own may have kept some out;
 *     {@link #UNCOUNTED} where the answer was lost
 * @param updated keys of an upsert that were there and took something else
 * @param unchanged keys of an upsert that were there and stayed: equal, by {@code doingNothing}, or because a trigger of the
 *     table's kept the row out
 * @param way how they travelled
 * @param explanation why that way; empty where there were no rows
 * @param streams how many rows each of several streams has sent; empty where all went over one connection
 */
public record LoadResult(
        long rows,
        long inserted,
        long updated,
        long unchanged,
        Way way,
        Optional<Explanation> explanation,
        List<Long> streams) {

    public LoadResult {
        streams = List.copyOf(streams);
    }

    static LoadResult inserted(long rows, long inserted, Way way, Optional<Explanation> explanation) {
        return new LoadResult(rows, inserted, 0, 0, way, explanation.map(chosen -> chosen.chosenFor(rows)), List.of());
    }

    static LoadResult ofStreams(long rows, long inserted, List<Long> streams, Explanation explanation) {
        return new LoadResult(rows, inserted, 0, 0, Way.COPY, Optional.of(explanation), streams);
    }

    static LoadResult of(long rows, Counts counts, Way way, Optional<Explanation> explanation) {
        return new LoadResult(
                rows,
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                way,
                explanation.map(chosen -> chosen.chosenFor(rows)),
                List.of());
    }

    /** Of an upsert that was committed, and whose counts went down with the connection. */
    static LoadResult uncounted(long rows, Way way, Optional<Explanation> explanation) {
        return new LoadResult(rows, UNCOUNTED, UNCOUNTED, UNCOUNTED, way, explanation, List.of());
    }

    LoadResult explained(Optional<Explanation> other) {
        return new LoadResult(rows, inserted, updated, unchanged, way, other, streams);
    }

    /**
     * In place of the number inserted, and of all three counts of an upsert: the rows were committed while the connection was
     * lost. The server knew that they were, and nobody knows how many a trigger may have kept out.
     */
    public static final long UNCOUNTED = -1;

    /**
     * Rows of an upsert that gave way to a later one of the same key; of any other load, rows that the server's triggers kept
     * out. {@link #UNCOUNTED} where nobody knows.
     */
    public long folded() {
        return inserted == UNCOUNTED ? UNCOUNTED : rows - inserted - updated - unchanged;
    }

    /** One line with the figures; {@link #explanation} has the reasons. */
    @Override
    public String toString() {
        String counts = inserted == UNCOUNTED
                ? "committed and not counted"
                : inserted + " inserted, " + updated + " updated, " + unchanged + " unchanged";
        return rows + (rows == 1 ? " row" : " rows") + " by " + way
                + (streams.isEmpty() ? "" : " over " + streams.size() + " streams") + ": " + counts;
    }
}
