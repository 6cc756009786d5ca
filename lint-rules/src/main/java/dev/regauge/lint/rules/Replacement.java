package dev.regauge.lint.rules;

import java.util.Comparator;
import java.util.List;

/**
 * A span of a text of SQL and what to put there.
 *
 * @param start offset of the first character that goes
 * @param end offset behind the last; the same as start where nothing goes
 * @param text what comes
 */
public record Replacement(int start, int end, String text) {

    /** The text with replacements made; of those that overlap the first. */
    public static String in(String text, List<Replacement> replacements) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Replacement replacement : replacements.stream()
                .sorted(Comparator.comparingInt(Replacement::start))
                .toList()) {
            if (replacement.start() >= done) {
                result.append(text, done, replacement.start()).append(replacement.text());
                done = replacement.end();
            }
        }
        return result.append(text, done, text.length()).toString();
    }
}
