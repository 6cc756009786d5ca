package dev.regauge.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A decoded piece of a URL that remembers which parts of it are placeholders. */
record Value(List<Segment> segments) {

    /** Either decoded text or a placeholder as it stands. */
    record Segment(String text, boolean placeholder) {}

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    static Value of(String text) {
        return new Value(List.of(new Segment(text, false)));
    }

    /** A part of a folded text, without decoding. */
    static Value raw(String part, Atoms atoms) {
        return split(part, atoms, false);
    }

    /**
     * A part of a folded text, decoded as {@code java.net.URLDecoder} does, which both drivers use: {@code +} is a
     * space.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
     */
    static Value decoded(String part, Atoms atoms) {
        return split(part, atoms, true);
    }

    private static Value split(String part, Atoms atoms, boolean decode) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= part.length(); i++) {
            boolean atom = i < part.length() && atoms.isStandIn(part.charAt(i));
            if (!atom && i < part.length()) {
                continue;
            }
            if (i > start) {
                String run = part.substring(start, i);
                segments.add(new Segment(decode ? URLDecoder.decode(run, StandardCharsets.UTF_8) : run, false));
            }
            if (atom) {
                segments.add(new Segment(atoms.atom(part.charAt(i)), true));
            }
            start = i + 1;
        }
        return new Value(List.copyOf(segments));
    }

    /** The decoded text, placeholders as they stand. */
    String text() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append(segment.text()));
        return text.toString();
    }

    boolean hasPlaceholder() {
        return segments.stream().anyMatch(Segment::placeholder);
    }

    /** Whether a secret could be read here: not from nothing, and not from the bare names of placeholders. */
    boolean couldShowSecret() {
        return !segments.stream().allMatch(segment -> segment.placeholder() && Atoms.isBareName(segment.text()));
    }

    /** Percent-encoded outside {@code [A-Za-z0-9._~-]}; a space is {@code %20}; placeholders stay as they are. */
    String encoded() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.placeholder()) {
                text.append(segment.text());
            } else {
                appendEncoded(text, segment.text());
            }
        }
        return text.toString();
    }

    private static void appendEncoded(StringBuilder target, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || "._~-".indexOf(c) >= 0)) {
                target.append(c);
            } else {
                target.append('%').append(HEXADECIMAL.charAt(c >> 4)).append(HEXADECIMAL.charAt(c & 15));
            }
        }
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
