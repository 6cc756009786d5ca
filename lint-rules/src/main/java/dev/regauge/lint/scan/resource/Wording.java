package dev.regauge.lint.scan.resource;

import dev.regauge.lint.sql.Lexer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with holes.
 *
 * @param text with {@link Lexer#HOLE} for each hole
 * @param holes where each comes from, in the words of a message
 */
public record Wording(String text, List<String> holes) {

    /** Copies the list. */
    public Wording {
        holes = List.copyOf(holes);
    }

    /** Nothing. */
    private static final Wording EMPTY = new Wording("", List.of());

    /** A text without holes; a character that looks like one is taken out. */
    static Wording of(String text) {
        return text.isEmpty() ? EMPTY : new Wording(text.replace(Lexer.HOLE, ' '), List.of());
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** A text in the making. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<String> holes = new ArrayList<>();

        /** All that was added, as long as it is one wording: an element within another is no reason to copy it. */
        private Wording whole = EMPTY;

        /** Adds a text that is always there. */
        public Builder add(String more) {
            if (more.isEmpty()) {
                return this;
            }
            unfold();
            text.append(more.replace(Lexer.HOLE, ' '));
            return this;
        }

        Builder add(Wording more) {
            if (more.text().isEmpty()) {
                return this;
            }
            if (length() == 0) {
                whole = more;
                return this;
            }
            unfold();
            text.append(more.text());
            holes.addAll(more.holes());
            return this;
        }

        /**
         * Adds what stands behind an element or is made of one: elements that give nothing leave their lines behind,
         * which are dropped here. A blank line anywhere else stays, for it may be part of a value.
         */
        Builder join(Wording more) {
            if (length() == 0 || more.text().isEmpty()) {
                return add(more);
            }
            unfold();
            int start = text.length();
            while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            int line = text.indexOf("\n", start);
            if (line >= 0 && beginsWithLine(more.text())) {
                text.setLength(line);
            }
            return add(more);
        }

        private static boolean beginsWithLine(String text) {
            int at = 0;
            while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() && text.charAt(at) == '\n';
        }

        int length() {
            return whole.text().length() + text.length();
        }

        private void unfold() {
            text.append(whole.text());
            holes.addAll(whole.holes());
            whole = EMPTY;
        }

        /** Adds a hole. */
        public Builder hole(String origin) {
            unfold();
            text.append(Lexer.HOLE);
            holes.add(origin);
            return this;
        }

        /** The text. */
        public Wording done() {
            return text.length() == 0 ? whole : new Wording(text.toString(), holes);
        }
    }
}
