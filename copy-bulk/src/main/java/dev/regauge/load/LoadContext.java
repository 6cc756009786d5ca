package dev.regauge.load;

import dev.regauge.load.lane.LaneSettings;
import java.util.List;

/**
 * What all parts of one run work with.
 *
 * @param files looked at
 * @param lanes what is told to each connection
 * @param budget how many rows may be refused
 * @param tally what became of rows so far
 */
record LoadContext(
        LoadSettings settings,
        Plan plan,
        List<OpenFile> files,
        LaneSettings lanes,
        Budget budget,
        LoadWatch watch,
        Tally tally,
        RejectsFile rejects) {

    LoadContext {
        files = List.copyOf(files);
    }

    /** @throws TooManyInTheEnd when a share was allowed, and is exceeded */
    void requireAllowed() {
        long rows = watch.read() + tally.earlier();
        if (budget.isExceededOf(rows)) {
            throw new TooManyInTheEnd(budget.count(), rows);
        }
    }

    /** The share of refused rows is too large, as was seen in the end only. */
    static final class TooManyInTheEnd extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyInTheEnd(long refused, long all) {
            super(refused + " of " + all + " rows were refused", null, false, false);
        }
    }
}
