package dev.regauge.url;

import dev.regauge.url.ConversionExamples.Example;
import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the page about conversions says of one pair of dialects, what bites worst first. */
final class PairChapter {

    private static final int MOST_NAMES = 4;

    private final Example example;
    private final Dialect from;
    private final Dialect to;
    private final List<WordFate> fates;
    private final StringBuilder page = new StringBuilder();

    private PairChapter(Example example) {
        this.example = example;
        from = example.source();
        to = example.target();
        fates = WordFate.all(from, to);
    }

    static String of(Example example) {
        PairChapter chapter = new PairChapter(example);
        chapter.write();
        return chapter.page.toString();
    }

    private void write() {
        page.append("### ").append(example.title()).append("\n\n");
        workedExample();
        section("TLS", TlsLines.of(from, to));
        section("Password", passwordLines());
        section("Refused", refusedLines());
        section("Other unit", arrows(WordFate::changesUnit));
        section("Other value", arrows(WordFate::changesValue));
        section("Only nearly the same", nearlyLines());
        section("Lost", lostLines());
        section("Unknown names", unknownLines());
        section("Renamed", renamedLines());
    }

    private void section(String title, List<String> lines) {
        if (lines.size() == 1) {
            page.append(Markdown.wrapped("**" + title + ".** " + lines.get(0), ""))
                    .append('\n');
        } else if (!lines.isEmpty()) {
            page.append("**").append(title).append("**\n\n");
            lines.forEach(line -> page.append(Markdown.wrapped("* " + line, "  ")));
            page.append('\n');
        }
    }

    // --- the example

    private void workedExample() {
        ConnectionTarget source = ConnectionTarget.parse(example.text(), from);
        Conversion conversion = source.render(to);
        page.append("```text\n").append(source.text()).append('\n');
        page.append("→\n").append(conversion.text()).append("\n```\n\n");
        List<ParameterChange> changes = conversion.changes().stream()
                .filter(change -> change.kind() != Kind.EXACT || change.from().isEmpty())
                .toList();
        changes.forEach(change -> page.append(Markdown.wrapped("* " + line(change), "  ")));
        page.append(changes.isEmpty() ? "" : "\n");
    }

    private static String line(ParameterChange change) {
        String names = change.from().isEmpty()
                        || change.to().isEmpty()
                        || change.from().equals(change.to())
                ? Markdown.code(change.from().isEmpty() ? change.to() : change.from())
                : Markdown.code(change.from()) + " → " + Markdown.code(change.to());
        String lost = change.to().isEmpty() && change.kind() == Kind.DROPPED ? " is left out: " : ": ";
        return (names.isEmpty() ? "" : names + lost) + change.explanation();
    }

    // --- the password

    private List<String> passwordLines() {
        List<String> lines = new ArrayList<>();
        ConnectionTarget source = ConnectionTarget.parse(example.text(), from);
        String before = Passwords.place(source);
        String after = Passwords.place(ConnectionTarget.parse(source.render(to).text(), to));
        lines.add(before.equals(after) ? "It stays " + after + "." : "It moves from " + before + " to " + after + ".");
        if (!Passwords.plus(from).equals(Passwords.plus(to))) {
            lines.add("A raw `+` in it is " + Passwords.plus(from) + " to " + from + " and " + Passwords.plus(to)
                    + " to " + to + ": do not copy it by hand.");
        }
        return lines;
    }

    private List<String> unknownLines() {
        return from.unknown() == to.unknown()
                ? List.of()
                : List.of("What nobody knows is " + Passwords.unknown(from) + " by " + from + " and "
                        + Passwords.unknown(to) + " by " + to + ".");
    }

    // --- the parameters

    private List<String> refusedLines() {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (WordFate fate : fates) {
            if (fate.kind().isEmpty()) {
                boolean always = fate.word().meaning() == Meanings.TEXT;
                names.computeIfAbsent(fate.reason(), first -> new LinkedHashSet<>())
                        .add(always ? fate.name() : fate.before());
            }
        }
        return names.entrySet().stream()
                .map(entry -> Markdown.codes(entry.getValue(), Integer.MAX_VALUE - 1) + ": " + entry.getKey())
                .toList();
    }

    private List<String> arrows(Predicate<WordFate> which) {
        Map<Word, List<WordFate>> byWord = fates.stream()
                .filter(which)
                .collect(Collectors.groupingBy(WordFate::word, LinkedHashMap::new, Collectors.toList()));
        return byWord.values().stream()
                .map(group -> group.stream().map(WordFate::arrow).collect(Collectors.joining(", "))
                        + group.get(0).units(to))
                .toList();
    }

    private List<String> nearlyLines() {
        Map<String, Set<String>> byReason = new LinkedHashMap<>();
        for (WordFate fate : fates) {
            if (fate.isKind(Kind.APPROXIMATE) && !fate.changesUnit()) {
                boolean sameValue = fate.value().equals(fate.newValue());
                byReason.computeIfAbsent(WordFate.withoutValues(fate.why()), first -> new LinkedHashSet<>())
                        .add(sameValue ? fate.renaming() : fate.arrow());
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    /** What other dialects have words for comes first, and in full. */
    private List<String> lostLines() {
        List<String> lines = new ArrayList<>(lostLines(true, Integer.MAX_VALUE - 1));
        lines.addAll(lostLines(false, MOST_NAMES));
        return lines;
    }

    private List<String> lostLines(boolean shared, int most) {
        Map<String, Set<String>> byReason = new LinkedHashMap<>();
        for (WordFate fate : fates) {
            if (fate.isKind(Kind.DROPPED) && fate.word().concept().isPresent() == shared) {
                byReason.computeIfAbsent(fate.reason(), first -> new LinkedHashSet<>())
                        .addAll(namesLost(fate));
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> Markdown.codes(entry.getValue(), most) + ": " + entry.getKey())
                .toList();
    }

    private List<String> namesLost(WordFate lost) {
        Set<String> letters = new HashSet<>();
        boolean always = fates.stream()
                .filter(fate -> fate.word().equals(lost.word()))
                .allMatch(fate -> fate.isKind(Kind.DROPPED));
        return lost.word().concept().isPresent()
                ? List.of(always ? lost.name() : lost.before())
                : lost.word().names().stream()
                        .filter(name ->
                                letters.add(name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT)))
                        .toList();
    }

    private List<String> renamedLines() {
        Set<String> renamings = new LinkedHashSet<>();
        for (WordFate fate : fates) {
            Optional<Kind> kind = fate.kind();
            boolean kept = kind.isPresent() && !fate.isKind(Kind.DROPPED, Kind.APPROXIMATE);
            if (kept && !fate.changesUnit() && !fate.name().equals(fate.newName())) {
                renamings.add(fate.renaming());
            }
        }
        return renamings.isEmpty() ? List.of() : List.of(String.join(", ", renamings));
    }
}
