package dev.regauge.load.record;

import java.io.IOException;

/** A mark of the end of data with something behind it, or one that may be a row: no row is dropped for it in silence. */
public final class DoubtfulEndException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param mayBeRow whether the mark itself is what is in doubt */
    DoubtfulEndException(long row, long offset, boolean mayBeRow) {
        super("The mark of the end of data (\\.) stands in front of row " + row + ", at byte " + offset
                + "\n  found:    "
                + (mayBeRow
                        ? "a line that ends CSV for servers before 18, and is a row of one field since"
                                + "\n  to fix:   put it in quotes where it is a row; otherwise leave it out"
                        : "more behind it, which is no data to a server"
                                + "\n  to fix:   leave out the mark where rows follow it, or what follows it"));
    }
}
