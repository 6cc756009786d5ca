package dev.regauge.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the terminal can show: colour and width, by the conventions of {@code NO_COLOR} and {@code COLUMNS}. */
final class Terminal {

    static final String RED = "31";
    static final String GREEN = "32";
    static final String YELLOW = "33";
    static final String CYAN = "36";

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

    /** The text in a colour, where colours are shown. */
    static String paint(String colour, String text) {
        return colour() ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
    }

    /** Whether somebody types what is read from standard input; the root script knows, and Java up to 21 can tell. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on it is not asked
    static boolean typed() {
        return Boolean.getBoolean("regauge.typed") || (Runtime.version().feature() < 22 && System.console() != null);
    }

    static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(Character::isDigit);
        return number ? Math.max(NARROWEST, Integer.parseInt(columns)) : DEFAULT_WIDTH;
    }

    /** A line in which everything that a terminal would obey, or nobody would see, is written out as {@code \u001B} is. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(Terminal::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** A word in quotes; of what is no word, and may be a connection string with its password, nothing. */
    static String quoted(String word) {
        return WORD.matcher(word).matches() ? "\"" + word + "\"" : "what stands there";
    }

    /** Several lines, each as {@link #visible}. */
    static String visibleLines(String text) {
        return text.lines().map(Terminal::visible).collect(Collectors.joining("\n"));
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
