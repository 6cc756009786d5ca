package dev.regauge.cli;

import dev.regauge.url.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a command, so that it is said at once. */
final class Problems {

    /** A login without the beginning of a URL, as in {@code app:secret@db}, which is known as a secret nowhere else. */
    private static final Pattern LOGIN = Pattern.compile(":[^\\s@/]+@");

    private final List<String> found = new ArrayList<>();

    /** @param reason what was found and what to do */
    void add(String option, String reason) {
        String problem = option + ": " + reason.replace("\n", "\n  ");
        found.add(LOGIN.matcher(Secrets.mask(problem)).replaceAll(":" + Secrets.MASK + "@"));
    }

    /** Reads what was said for an option; what is not there or cannot be read becomes the other value. */
    <T> T read(String option, @Nullable String text, Function<String, T> reader, T other) {
        if (text == null) {
            return other;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            add(option, String.valueOf(wrong.getMessage()));
            return other;
        }
    }

    /** @throws CommandException when something was wrong */
    void requireNone(String what) {
        if (!found.isEmpty()) {
            throw CommandException.wrongUse(what + "\n  " + String.join("\n  ", found));
        }
    }
}
