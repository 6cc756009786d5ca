package dev.regauge.lint.baseline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A baseline as lines: a head that says what it is, of which route and, where it expires, its last day; then rule, place and
 * hash of each finding with tabs between them.
 */
record BaselineText(String route, List<Entry> entries, Optional<LocalDate> expiry) {

    private static final String HEAD = "# regauge baseline 1";
    private static final String ANY_HEAD = "# regauge baseline ";
    private static final String ROUTE = "# route: ";
    private static final String EXPIRES = "# expires: ";
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]+)\t([^\t]+)\t(@?[0-9a-f]{16})");

    String text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        text.append(ROUTE).append(route).append('\n');
        expiry.ifPresent(day -> text.append(EXPIRES).append(day).append('\n'));
        for (Entry entry : entries) {
            text.append(entry.rule())
                    .append('\t')
                    .append(escaped(entry.place()))
                    .append('\t');
            text.append(entry.text()).append('\n');
        }
        return text.toString();
    }

    static BaselineText read(String text) {
        List<String> lines = text.lines().toList();
        requireHead(lines);
        List<Entry> entries = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Optional<LocalDate> expiry = Optional.empty();
        String route = "";
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                entries.add(new Entry(entry.group(1), unescaped(entry.group(2)), entry.group(3)));
            } else if (line.startsWith(ROUTE)) {
                route = route.isEmpty()
                        ? line.substring(ROUTE.length())
                        : route + " and " + line.substring(ROUTE.length());
            } else if (line.startsWith(EXPIRES)) {
                expiry = earlier(expiry, day(line, i + 1, wrong));
            } else if (line.contains("expires") || (!line.isBlank() && !line.startsWith("#"))) {
                wrong.add("line " + (i + 1) + ": " + line);
            }
        }
        if (!wrong.isEmpty()) {
            throw BaselineException.lines(wrong);
        }
        if (route.isEmpty()) {
            throw BaselineException.lines(List.of("no line says of which route it is: " + ROUTE + "FROM -> TO"));
        }
        return new BaselineText(route, entries, expiry);
    }

    /** A merge may leave two days. */
    private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> two) {
        return Stream.of(one, two).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static void requireHead(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (!first.equals(HEAD)) {
            throw first.startsWith(ANY_HEAD) ? BaselineException.version(first) : BaselineException.none(first);
        }
    }

    private static Optional<LocalDate> day(String line, int number, List<String> wrong) {
        try {
            return Optional.of(LocalDate.parse(line.substring(EXPIRES.length()).strip()));
        } catch (DateTimeParseException e) {
            wrong.add("line " + number + ": " + line);
            return Optional.empty();
        }
    }

    /** A file's name may hold anything. */
    private static String escaped(String place) {
        return place.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String place) {
        return place.indexOf('\\') < 0
                ? place
                : ESCAPE.matcher(place)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(meant(found.group().charAt(1))));
    }

    private static final Pattern ESCAPE = Pattern.compile("\\\\[\\\\tnr]");

    private static String meant(char letter) {
        return switch (letter) {
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            default -> "\\";
        };
    }
}
