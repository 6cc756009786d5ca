package dev.regauge.lint.scan;

import java.util.List;
import java.util.Optional;

/**
 * SQL text as far as it is known without running the program: pieces of text with holes between them.
 *
 * @param parts in order; no two texts stand side by side, no text is empty
 */
public record SqlTemplate(List<Part> parts) {

    /** Stands for a hole in {@link #text()}: a character that no SQL text holds. */
    public static final char HOLE = '\uFFFC';

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text that is always there. */
    public record Text(String text) implements Part {}

    /**
     * Text that only the running program knows.
     *
     * @param origin where it comes from, in the words of a message: {@code the parameter "table" of find},
     *     {@code String.join(..)}, {@code a loop}
     */
    public record Hole(String origin) implements Part {}

    /** Copies the parts. */
    public SqlTemplate {
        parts = List.copyOf(parts);
    }

    /** A template without holes. */
    public static SqlTemplate of(String text) {
        return new SqlTemplate(text.isEmpty() ? List.of() : List.of(new Text(text)));
    }

    /** The whole text where there is no hole. */
    public Optional<String> constant() {
        return parts.stream().allMatch(Text.class::isInstance) ? Optional.of(text()) : Optional.empty();
    }

    /** The text with {@link #HOLE} in the place of each hole. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Text known) {
                text.append(known.text());
            } else {
                text.append(HOLE);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text().replace(String.valueOf(HOLE), "{..}");
    }
}
