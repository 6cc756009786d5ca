package dev.regauge.route;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One thing that was seen of a driver.
 *
 * @param aspect what it is about
 * @param text in canonical form: the same for the same thing, on every driver and in every run
 */
public record Observation(Aspect aspect, String text) {

    private static final Set<Character> ESCAPES = Set.of('n', 'r', 't', 'u', '\\', '|');

    /** One line with the label of the aspect, in which the separator of observations cannot stand. */
    String labelled() {
        boolean mistakable = aspect == Aspect.DATA && parse(text).aspect() != Aspect.DATA;
        return mistakable ? unicode(text.charAt(0)) + encoded(text, 1) : aspect.label() + encoded(text, 0);
    }

    /** Reads {@link #labelled} back. */
    static Observation parse(String labelled) {
        for (Aspect aspect : Aspect.values()) {
            if (aspect != Aspect.DATA && labelled.startsWith(aspect.label())) {
                return new Observation(
                        aspect, decoded(labelled.substring(aspect.label().length())));
            }
        }
        return new Observation(Aspect.DATA, decoded(labelled));
    }

    /** Of an {@link Aspect#ERROR}: the SQLSTATE, or five hyphens where the driver gave none. */
    String sqlState() {
        return text.length() < 5 ? text : text.substring(0, 5);
    }

    /** Whether both texts are numbers of the same value, as 1.5 and 1.50 are. */
    boolean isSameNumber(Observation other) {
        try {
            return new BigDecimal(text).compareTo(new BigDecimal(other.text)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether the text is a number. */
    boolean isNumber() {
        return isSameNumber(this);
    }

    /** A backslash is doubled only where what follows would give it a meaning. */
    private static String encoded(String text, int start) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '|' -> out.append(unicode(c));
                case '\\' -> out.append(isEscape(text, i + 1) ? "\\\\" : "\\");
                default -> out.append(Character.isISOControl(c) ? unicode(c) : c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int next) {
        return next < text.length()
                && (ESCAPES.contains(text.charAt(next)) || Character.isISOControl(text.charAt(next)));
    }

    private static String unicode(char c) {
        return String.format("\\u%04x", (int) c);
    }

    private static String decoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char next = text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case '\\' -> out.append('\\');
                case 'u' -> out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                default -> out.append(text.charAt(i));
            }
            i += next == 'u' ? 6 : "nrt\\".indexOf(next) >= 0 && next != 0 ? 2 : 1;
        }
        return out.toString();
    }
}
