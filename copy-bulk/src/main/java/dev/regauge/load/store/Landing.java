package dev.regauge.load.store;

import dev.regauge.copy.wire.CopyFlight;
import java.util.List;

/** Where COPY puts the rows of one attempt, and what brings them from there into the table. One for each attempt. */
public interface Landing {

    /** Statements before the COPY. */
    List<String> before();

    /** The COPY. */
    String copy(CopyFlight.Format format);

    /** Statements behind it. */
    List<String> after();

    /** The bare name of the table that COPY names in errors. */
    String copied();

    /**
     * What became of the rows.
     *
     * @param flight that has brought them, whose {@code after} begins with the answers to {@link #after}
     * @param rows how many were offered
     */
    Kept kept(CopyFlight flight, long rows);

    /**
     * What the server counted.
     *
     * @param rows that were offered, and not refused
     * @param inserted of them, those that are new in the table; a trigger may have kept others out
     * @param updated of them, those that changed one that was there
     */
    record Kept(long rows, long inserted, long updated) {

        static final Kept NOTHING = new Kept(0, 0, 0);

        Kept and(Kept more) {
            return new Kept(rows + more.rows, inserted + more.inserted, updated + more.updated);
        }
    }

    /** Makes one for the next attempt. */
    interface Factory {
        Landing next();
    }
}
