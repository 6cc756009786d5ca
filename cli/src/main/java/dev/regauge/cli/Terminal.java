package dev.regauge.cli;

import dev.regauge.page.Paint;
import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Visible;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the terminal can show: colour and width, by the conventions of {@code NO_COLOR} and {@code COLUMNS}. */
final class Terminal {

    private static final int DEFAULT_WIDTH = 100;
    private static final int NARROWEST = 40;

    /** Perhaps with a version, as in {@code libpq-uri:18}. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+-]{1,40}(:[0-9.]{1,10})?");

    private Terminal() {}

    /** No colour in a pipe, and none where {@code NO_COLOR} is set; the root script says whether it is a pipe. */
    static boolean colour() {
        return Boolean.getBoolean("regauge.terminal")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The text in a tone, where colours are shown. */
    static String paint(Tone tone, String text) {
        return new Paint(colour()).in(tone, text);
    }

    /** Whether somebody types what is read from standard input; the root script knows, and Java up to 21 can tell. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on it is not asked
    static boolean typed() {
        return Boolean.getBoolean("regauge.typed") || (Runtime.version().feature() < 22 && System.console() != null);
    }

    /** Whether somebody can read a question and type the answer. */
    static boolean conversing() {
        return typed()
                && (Boolean.getBoolean("regauge.terminal") || Runtime.version().feature() < 22);
    }

    /** Whether standard error is a terminal, so that a line may be drawn anew there; the root script knows. */
    static boolean watched() {
        return Boolean.getBoolean("regauge.watched");
    }

    static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(Character::isDigit);
        return number ? Math.max(NARROWEST, Integer.parseInt(columns)) : DEFAULT_WIDTH;
    }

    /** A word in quotes; of what is no word, and may be a connection string with its password, nothing. */
    static String quoted(String word) {
        return WORD.matcher(word).matches() ? "\"" + word + "\"" : "what stands there";
    }

    /** Several lines, each as {@link Visible#line}. */
    static String visibleLines(String text) {
        return text.lines().map(Visible::line).collect(Collectors.joining("\n"));
    }
}
