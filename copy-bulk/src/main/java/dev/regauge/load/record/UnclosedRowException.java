package dev.regauge.load.record;

import java.io.IOException;

/**
 * A row that runs to the end of the file, or that nobody can tell the end of. It is not refused as one row is: all rows behind
 * the place where it should have ended would be lost with it, and counted as one.
 */
public final class UnclosedRowException extends IOException {

    private static final long serialVersionUID = 1;

    UnclosedRowException(long row, long offset, String problem) {
        super("The file ends within row " + row + ", or nobody can tell where that row ends; it begins at byte "
                + offset + "\n  found:    " + problem);
    }
}
