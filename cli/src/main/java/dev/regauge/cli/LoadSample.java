package dev.regauge.cli;

import dev.regauge.load.LoadWatch;
import java.time.Duration;

/**
 * How far a load was at a moment.
 *
 * @param elapsed since it began
 * @param phase what is being done
 * @param rows the server has
 * @param rejected rows that were refused
 * @param earlier rows that an earlier run has dealt with
 * @param bytes of the files that were dealt with
 * @param size of all files; negative where nobody knows
 */
record LoadSample(Duration elapsed, String phase, long rows, long rejected, long earlier, long bytes, long size) {

    static LoadSample of(LoadWatch watch, Duration elapsed) {
        return new LoadSample(
                elapsed, watch.phase(), watch.stored(), watch.refused(), watch.earlier(), watch.bytes(), watch.size());
    }

    /** Rows that were dealt with in this run. */
    long settled() {
        return rows + rejected;
    }
}
