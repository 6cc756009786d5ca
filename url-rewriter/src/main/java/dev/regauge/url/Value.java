package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoded piece of a connection string that remembers which parts of it are placeholders.
 *
 * @param text all of it, placeholders as they stand; empty where there is no value
 * @param parts what it is put together from; empty where no part of it is a placeholder
 * @param present whether a value stands there, be it empty
 */
record Value(String text, List<Segment> parts, boolean present) {

    /** Either decoded text or a placeholder as it stands. */
    record Segment(String text, boolean placeholder) {}

    /** What a name without an equals sign has: no value at all, which is not the empty one. */
    static final Value ABSENT = new Value("", List.of(), false);

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    static Value of(String text) {
        return new Value(text, List.of(), true);
    }

    /** Put together from at least one part. */
    Value(List<Segment> segments) {
        this(joined(segments), holdsPlaceholder(segments) ? segments : List.of(), true);
    }

    private static boolean holdsPlaceholder(List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.placeholder()) {
                return true;
            }
        }
        return false;
    }

    private static String joined(List<Segment> segments) {
        if (segments.size() == 1) {
            return segments.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append(segment.text()));
        return text.toString();
    }

    /** A text that is taken as it is, placeholders apart; a percent sign begins none where there are no format strings. */
    static Value raw(String text) {
        Atoms atoms = Atoms.in(text);
        Value value = decoded(atoms.folded(), 0, atoms.folded().length(), atoms, Decoding.RAW);
        return new Value(value.segments().stream()
                .map(segment -> segment.text().startsWith("%") ? new Segment(segment.text(), false) : segment)
                .toList());
    }

    /**
     * A part of a folded text.
     *
     * @throws Misread when it cannot be decoded; its place counts from {@code start}
     */
    static Value decoded(String folded, int start, int end, Atoms atoms, Decoding decoding) {
        if (atoms.isEmpty()) {
            return of(decoding.decode(folded.substring(start, end)));
        }
        List<Segment> segments = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            boolean atom = i < end && atoms.isStandIn(folded.charAt(i));
            if (!atom && i < end) {
                continue;
            }
            if (i > from || (start == end)) {
                segments.add(new Segment(decode(folded, from, i, decoding, from - start), false));
            }
            if (atom) {
                segments.add(new Segment(atoms.atom(folded.charAt(i)), true));
            }
            from = i + 1;
        }
        return new Value(List.copyOf(segments));
    }

    private static String decode(String folded, int start, int end, Decoding decoding, int offset) {
        try {
            return decoding.decode(folded.substring(start, end));
        } catch (Misread misread) {
            throw new Misread(misread.problem(), misread.at() + offset, misread.fix());
        }
    }

    /**
     * The same with everything between the placeholders decoded.
     *
     * @throws Misread when it cannot be decoded
     */
    Value decoded(Decoding decoding) {
        if (!present) {
            return this;
        }
        return new Value(segments().stream()
                .map(segment -> segment.placeholder() ? segment : new Segment(decoding.decode(segment.text()), false))
                .toList());
    }

    /** The text and the placeholders in their order. */
    List<Segment> segments() {
        return hasPlaceholder() || !present ? parts : List.of(new Segment(text, false));
    }

    /** Cut at every such character that is not part of a placeholder; one part more than there are of them. */
    List<Value> split(char separator) {
        if (present && !hasPlaceholder() && text.indexOf(separator) < 0) {
            return List.of(this);
        }
        List<Value> parts = new ArrayList<>();
        List<Segment> part = new ArrayList<>();
        for (Segment segment : segments()) {
            int from = 0;
            int at = segment.placeholder() ? -1 : segment.text().indexOf(separator);
            for (; at >= 0; at = segment.text().indexOf(separator, from)) {
                part.add(new Segment(segment.text().substring(from, at), false));
                parts.add(new Value(List.copyOf(part)));
                part.clear();
                from = at + 1;
            }
            part.add(new Segment(segment.text().substring(from), segment.placeholder()));
        }
        parts.add(new Value(List.copyOf(part)));
        return parts;
    }

    List<String> placeholders() {
        return parts.stream().filter(Segment::placeholder).map(Segment::text).toList();
    }

    boolean hasPlaceholder() {
        return !parts.isEmpty();
    }

    /** Whether a secret could be read here: not from nothing, and not from the bare names of placeholders. */
    boolean couldShowSecret() {
        return hasPlaceholder() ? !parts.stream().allMatch(Value::isHarmless) : !text.isEmpty();
    }

    private static boolean isHarmless(Segment segment) {
        return segment.placeholder()
                ? Atoms.isBareName(segment.text())
                : segment.text().isEmpty();
    }

    /** Percent-encoded outside {@code [A-Za-z0-9._~-]}; a space is {@code %20}; placeholders stay as they are. */
    String encoded() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments()) {
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
