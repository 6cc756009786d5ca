package dev.regauge.url.rewrite;

import java.util.Arrays;
import java.util.Optional;

/** One value of a file: what it says, where each of its characters stands, and how new text is written there. */
final class Scalar {

    /** Writes a value as this kind of file does. */
    interface Escaper {
        /**
         * The text as it has to stand in the file.
         *
         * @param value the new text
         * @param raw what stands in the file where it will stand: its manner of escaping is kept
         * @return empty where this place cannot hold the text
         */
        Optional<String> escape(String value, String raw);
    }

    private final StringBuilder value = new StringBuilder();
    private final Escaper escaper;
    /** The value as far as it has been asked for: copying a long one for each URL in it would take for ever. */
    private String text = "";

    private boolean goesOn;
    private int[] starts = new int[32];
    private int[] ends = new int[32];

    Scalar(Escaper escaper) {
        this.escaper = escaper;
    }

    /** Adds a character of the value that stands between two positions of the file. */
    void add(char c, int start, int end) {
        int length = value.length();
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, 2 * length);
            ends = Arrays.copyOf(ends, 2 * length);
        }
        starts[length] = start;
        ends[length] = end;
        value.append(c);
    }

    /** Says that the value does not end where this does: the rest of it stands on the next lines. */
    void markAsGoingOn() {
        goesOn = true;
    }

    boolean goesOn() {
        return goesOn;
    }

    String value() {
        if (text.length() != value.length()) {
            text = value.toString();
        }
        return text;
    }

    boolean isEmpty() {
        return value.length() == 0;
    }

    int start(int index) {
        return starts[index];
    }

    /** Where the character before the given index ends in the file. */
    int end(int index) {
        return ends[index - 1];
    }

    Optional<String> escape(String text, String raw) {
        return escaper.escape(text, raw);
    }
}
