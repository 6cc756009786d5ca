package dev.regauge.lint.build;

import java.util.Arrays;

/** Where the lines of a text begin. */
final class Lines {

    private final int[] ends;

    Lines(String text) {
        ends = new int[(int) text.chars().filter(c -> c == '\n').count()];
        int at = -1;
        for (int line = 0; line < ends.length; line++) {
            at = text.indexOf('\n', at + 1);
            ends[line] = at;
        }
    }

    /** The line of an offset, counted from 1. */
    int of(int offset) {
        int found = Arrays.binarySearch(ends, offset);
        return 1 + (found < 0 ? -found - 1 : found);
    }
}
