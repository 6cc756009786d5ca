package dev.regauge.lint.scan.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/**
 * The texts of one Java source file that are made of literals alone, where they go, and where variables go.
 *
 * @param texts in the order of the file; of a sum of literals the whole, of a sum with anything else nothing
 * @param references to variables by their names, in the order of the file
 * @param declared variables, in the order of the file
 */
public record ConstantTexts(List<Text> texts, List<Reference> references, List<Declared> declared) {

    /**
     * A text.
     *
     * @param value what it says
     * @param literals that it is made of, in their order
     * @param use where it goes
     */
    public record Text(String value, List<Span> literals, TextUse use) {

        /** Copies the list. */
        public Text {
            literals = List.copyOf(literals);
        }
    }

    /**
     * A literal with its quotes.
     *
     * @param start offset into the text of the file
     * @param end behind it
     */
    public record Span(int start, int end) {}

    /**
     * A place that names a variable.
     *
     * @param name of the variable
     * @param qualifier the last name in front of it, {@code Orders} in {@code shop.Orders.ALL}; empty where there is none
     * @param use where it goes
     * @param at offset of its end
     */
    public record Reference(String name, String qualifier, TextUse use, int at) {}

    /**
     * A variable, be it a field, a local one or a parameter.
     *
     * @param name of it
     * @param at offset of its declaration
     */
    public record Declared(String name, int at) {}

    /** Copies the lists. */
    public ConstantTexts {
        texts = List.copyOf(texts);
        references = List.copyOf(references);
        declared = List.copyOf(declared);
    }

    /**
     * Parses a text.
     *
     * @param path that it is the content of, or may become
     * @return nothing where this Java has no compiler, or its parser does not understand the text
     */
    public static Optional<ConstantTexts> of(Path path, String text) {
        return SourceClasses.isPossible()
                ? new Parser(ToolProvider.getSystemJavaCompiler(), (unread, why) -> {})
                        .parse(new SourceText(path, text))
                        .map(parsed -> new ConstantTextScanner(parsed).read())
                : Optional.empty();
    }

    /** How many variables of a name are declared between two offsets. */
    public int declarations(String name, int start, int end) {
        return (int) declared.stream()
                .filter(one -> one.name().equals(name) && start <= one.at() && one.at() < end)
                .count();
    }
}
