package dev.regauge.lint.scan.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Liquibase's formatted SQL: changesets and their ways back, told by comments. */
final class FormattedChangelog {

    private static final Pattern HEAD = Pattern.compile("(?im)\\A\\s*--\\s*liquibase formatted sql");
    private static final Pattern CONTROL = Pattern.compile(
            "(?is)^\\s*--\\s*(changeset|rollback|precondition\\S*|comment:?|property|ignoreLines\\S*)\\s*(.*)$");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(\\w{1,40}):(\"[^\"]*\"|\\S+)");

    private final List<Written> found = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private Splitting splitting = Splitting.of(name -> Optional.empty());
    private boolean inChangeset;
    private int bodyLine = 1;

    /** The lines of the way back, which are one text however many there are. */
    private final StringBuilder rollback = new StringBuilder();

    private int rollbackLine;
    private int rollbackEnd;

    private FormattedChangelog() {}

    static boolean isOne(String text) {
        return HEAD.matcher(text.substring(0, Math.min(text.length(), 1000))).find();
    }

    static List<Written> read(String text) {
        return new FormattedChangelog().run(text);
    }

    private List<Written> run(String text) {
        int line = 1;
        for (String words : text.split("\r?\n", -1)) {
            Matcher control = CONTROL.matcher(words);
            if (control.matches()) {
                control(control.group(1).toLowerCase(Locale.ROOT), control.group(2), line);
            } else {
                body.append(words);
            }
            // a line of a comment stays as an empty one, so that lines can be counted
            body.append('\n');
            line++;
        }
        endChangeset();
        return found;
    }

    private void control(String word, String rest, int line) {
        if (word.equals("changeset")) {
            endChangeset();
            inChangeset = true;
            bodyLine = line;
            splitting = Splitting.of(name -> attribute(rest, name));
        } else if (word.equals("rollback") && inChangeset && !isNone(rest)) {
            back(rest, line);
        }
    }

    private void back(String text, int line) {
        if (rollback.length() == 0) {
            rollbackLine = line;
            rollbackEnd = line;
        }
        // empty lines in the place of what is between, so that lines can be counted
        rollback.append("\n".repeat(line - rollbackEnd)).append(text);
        rollbackEnd = line;
    }

    /** What is said in the place of a way back: that there is none, or that it is another changeset. */
    private static boolean isNone(String rest) {
        String word = rest.strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() || word.equals("empty") || word.equals("not required") || word.startsWith("changesetid:");
    }

    private static Optional<String> attribute(String changeset, String name) {
        Matcher matcher = ATTRIBUTE.matcher(changeset);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return Optional.of(matcher.group(2).replace("\"", ""));
            }
        }
        return Optional.empty();
    }

    private void endChangeset() {
        if (inChangeset) {
            found.addAll(splitting.written(body.toString(), "changeset", bodyLine));
            found.addAll(splitting.written(rollback.toString(), "rollback", rollbackLine));
        }
        body.setLength(0);
        rollback.setLength(0);
    }
}
