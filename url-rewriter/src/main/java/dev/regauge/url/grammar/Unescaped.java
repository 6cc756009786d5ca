package dev.regauge.url.grammar;

import java.util.Arrays;

/** A part of a file as it reads without the file's escapes, and where each of its characters stands. */
public final class Unescaped {

    private final String text;
    private final int[] places;

    private Unescaped(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    /** The part without escapes. */
    public String text() {
        return text;
    }

    /** Where a character of {@link #text} stands in the file; for the one behind the last, where the part ends. */
    public int place(int index) {
        return places[index];
    }

    /** Where the part begins in the file. */
    public int start() {
        return places[0];
    }

    /** Where it ends. */
    public int end() {
        return places[text.length()];
    }

    /** Whether it stands in the file just as it reads. */
    public boolean isPlain() {
        return end() - start() == text.length();
    }

    /** A part in the making. */
    static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] places = new int[32];

        void add(char c, int place) {
            if (text.length() + 1 == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[text.length()] = place;
            text.append(c);
        }

        Unescaped endingAt(int end) {
            int[] all = Arrays.copyOf(places, text.length() + 1);
            all[text.length()] = end;
            return new Unescaped(text.toString(), all);
        }
    }
}
