package dev.regauge.lint.verify;

import java.util.Arrays;
import java.util.OptionalInt;

/** Text made out of another text, which knows of each of its characters where it came from. */
final class Mapped {

    private final String text;
    private final int[] origins;

    private Mapped(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    String text() {
        return text;
    }

    /** The offset in the other text; the end of this text maps to the end of that. */
    int origin(int offset) {
        return origins[offset];
    }

    /** A piece of it, which still knows where it came from. */
    Mapped part(int start, int end) {
        return new Mapped(text.substring(start, end), Arrays.copyOfRange(origins, start, end + 1));
    }

    /**
     * Where a position in what was really sent lies in the other text, when this is what we expected to be sent.
     *
     * <p>Where a driver has replaced something in between (a JDBC escape), what stands before and behind it is still
     * exact; about the replaced part itself nothing is said.
     *
     * @param sent what the driver sent
     * @param position counted from 1 in code points, as servers count
     */
    OptionalInt origin(String sent, int position) {
        if (position < 1 || position > sent.codePointCount(0, sent.length()) + 1) {
            return OptionalInt.empty();
        }
        int offset = sent.offsetByCodePoints(0, position - 1);
        int fromEnd = sent.length() - offset;
        if (offset < commonPrefix(sent) || sent.equals(text)) {
            return OptionalInt.of(origins[offset]);
        }
        return fromEnd <= commonSuffix(sent) ? OptionalInt.of(origins[text.length() - fromEnd]) : OptionalInt.empty();
    }

    private int commonPrefix(String sent) {
        int mismatch = Arrays.mismatch(sent.toCharArray(), text.toCharArray());
        return mismatch < 0 ? sent.length() : mismatch;
    }

    private int commonSuffix(String sent) {
        int length = 0;
        int longest = Math.min(sent.length(), text.length());
        while (length < longest && sent.charAt(sent.length() - 1 - length) == text.charAt(text.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    /** Puts a mapped text together from left to right. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] origins = new int[64];

        /** Adds text whose every character came from the same place. */
        Builder add(String added, int origin) {
            for (int i = 0; i < added.length(); i++) {
                add(added.charAt(i), origin);
            }
            return this;
        }

        Builder add(char added, int origin) {
            if (text.length() + 1 >= origins.length) {
                origins = Arrays.copyOf(origins, origins.length * 2);
            }
            origins[text.length()] = origin;
            text.append(added);
            return this;
        }

        Mapped build(int end) {
            int[] all = Arrays.copyOf(origins, text.length() + 1);
            all[text.length()] = end;
            return new Mapped(text.toString(), all);
        }
    }
}
