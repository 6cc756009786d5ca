package dev.regauge.lint.fix;

import dev.regauge.lint.rules.Replacement;
import dev.regauge.url.rewrite.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A text of SQL and where in a file each of its characters stands. */
final class PlacedText {

    /** Writes characters as a part of a file wants them. */
    interface Escaper {
        /** The characters as they have to stand there; empty where they cannot. */
        Optional<String> escaped(String text);
    }

    /** A span of the file and what to put there. */
    record Change(int start, int end, String text) {}

    private final StringBuilder value = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] standIns = new boolean[64];
    private int[] pieces = new int[64];
    private final List<Escaper> escapers = new ArrayList<>();

    /** Begins a part with a way of writing of its own, such as a literal. */
    PlacedText piece(Escaper escaper) {
        escapers.add(escaper);
        return this;
    }

    /** Adds a character that stands between two offsets of the file. */
    PlacedText add(char c, int start, int end) {
        return add(c, start, end, false);
    }

    /** Adds a character in whose place a part of a text of the same file stands, which must stay. */
    PlacedText standIn(char c, PlacedText part, int first, int last) {
        add(c, part.starts[first], part.ends[last], true);
        pieces[value.length() - 1] = part.pieces[first];
        return this;
    }

    private PlacedText add(char c, int start, int end, boolean standIn) {
        int at = value.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, 2 * at);
            ends = Arrays.copyOf(ends, 2 * at);
            standIns = Arrays.copyOf(standIns, 2 * at);
            pieces = Arrays.copyOf(pieces, 2 * at);
        }
        starts[at] = start;
        ends[at] = end;
        standIns[at] = standIn;
        pieces[at] = escapers.size() - 1;
        value.append(c);
        return this;
    }

    String value() {
        return value.toString();
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** The parts of the file that it stands in, in order, as long as they can be. */
    List<SourceFile.Span> parts() {
        List<SourceFile.Span> parts = new ArrayList<>();
        int first = 0;
        for (int at = 1; at <= value.length(); at++) {
            if (at == value.length() || starts[at] != ends[at - 1]) {
                parts.add(new SourceFile.Span(starts[first], ends[at - 1]));
                first = at;
            }
        }
        return parts;
    }

    /** A part of it, with the same places. */
    PlacedText part(int start, int end) {
        PlacedText part = new PlacedText();
        part.escapers.addAll(escapers);
        for (int at = start; at < end; at++) {
            part.add(value.charAt(at), starts[at], ends[at], standIns[at]);
            part.pieces[at - start] = pieces[at];
        }
        return part;
    }

    /** With a part of the same text behind it; the receiver itself grows. */
    PlacedText with(PlacedText part) {
        for (int at = 0; at < part.value.length(); at++) {
            add(part.value.charAt(at), part.starts[at], part.ends[at], part.standIns[at]);
            pieces[value.length() - 1] = part.pieces[at];
        }
        return this;
    }

    /**
     * What replacements in the text change in the file. Parameters stay where they can, since in the file something else
     * may stand for them.
     *
     * @return empty where one cannot be made: it goes over the end of a literal, or over what stands for something else
     */
    Optional<List<Change>> changes(List<Replacement> replacements) {
        List<Change> changes = new ArrayList<>();
        for (Replacement replacement : replacements) {
            for (Replacement part : betweenParameters(replacement)) {
                Optional<Change> change = change(part);
                if (change.isEmpty()) {
                    return Optional.empty();
                }
                changes.add(change.get());
            }
        }
        return Optional.of(changes);
    }

    private List<Replacement> betweenParameters(Replacement whole) {
        String[] before = value.substring(whole.start(), whole.end()).split("\\?", -1);
        String[] after = whole.text().split("\\?", -1);
        if (before.length != after.length) {
            return List.of(whole);
        }
        List<Replacement> parts = new ArrayList<>();
        int at = whole.start();
        for (int i = 0; i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                parts.add(new Replacement(at, at + before[i].length(), after[i]));
            }
            at += before[i].length() + 1;
        }
        return parts;
    }

    private Optional<Change> change(Replacement part) {
        boolean insertion = part.start() == part.end();
        int first = insertion ? Math.max(0, part.start() - 1) : part.start();
        int last = insertion ? first : part.end() - 1;
        for (int at = first; at < last; at++) {
            if (ends[at] != starts[at + 1] || pieces[at] != pieces[at + 1]) {
                return Optional.empty();
            }
        }
        for (int at = first; !insertion && at <= last; at++) {
            if (standIns[at]) {
                return Optional.empty();
            }
        }
        int start = insertion && part.start() > 0 ? ends[first] : starts[first];
        int end = insertion ? start : ends[last];
        return escapers.get(pieces[first]).escaped(part.text()).map(text -> new Change(start, end, text));
    }
}
