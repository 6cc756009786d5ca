package dev.regauge.lint.scan.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** A text that a compiler would put into annotations: literals and constants, one behind the other. Keeps no tree. */
final class ConstantText {

    /** No text constant of a class file may be longer. */
    private static final int LONGEST = 20_000;

    static final ConstantText NONE = new ConstantText(List.of(), name -> Optional.empty());

    private enum Kind {
        TEXT,
        OTHER,
        NAME
    }

    /** A part: a text, another literal, or the name of a constant as it is written. */
    private record Part(String text, Kind kind) {}

    private final List<Part> parts;
    private final Function<String, Optional<ConstantText>> lookup;
    private Optional<Optional<String>> value = Optional.empty();

    private ConstantText(List<Part> parts, Function<String, Optional<ConstantText>> lookup) {
        this.parts = parts;
        this.lookup = lookup;
    }

    /**
     * The text of an expression.
     *
     * @param lookup finds the constant of a name as it is written; asked when the text is
     */
    static ConstantText of(ExpressionTree tree, Function<String, Optional<ConstantText>> lookup) {
        List<Part> parts = parts(tree);
        return parts.isEmpty() ? NONE : new ConstantText(parts, lookup);
    }

    /** None where one of them is nothing that stands for a text, or numbers are added up in front. */
    private static List<Part> parts(ExpressionTree tree) {
        Deque<ExpressionTree> operands = new ArrayDeque<>();
        ExpressionTree at = Arguments.bare(tree);
        while (at instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            operands.push(sum.getRightOperand());
            at = Arguments.bare(sum.getLeftOperand());
        }
        operands.push(at);
        List<Part> parts = new ArrayList<>();
        for (ExpressionTree operand : operands) {
            List<Part> more = part(Arguments.bare(operand));
            if (more.isEmpty()) {
                return List.of();
            }
            parts.addAll(more);
        }
        boolean text = parts.stream().limit(2).anyMatch(part -> part.kind() != Kind.OTHER);
        return text ? List.copyOf(parts) : List.of();
    }

    private static List<Part> part(ExpressionTree operand) {
        if (operand instanceof LiteralTree literal && literal.getValue() != null) {
            Kind kind = literal.getValue() instanceof String ? Kind.TEXT : Kind.OTHER;
            return List.of(new Part(literal.getValue().toString(), kind));
        }
        if (operand instanceof IdentifierTree || operand instanceof MemberSelectTree) {
            return List.of(new Part(Names.written(operand), Kind.NAME));
        }
        return operand instanceof BinaryTree && operand.getKind() == Tree.Kind.PLUS ? parts(operand) : List.of();
    }

    /** The text, where all of its parts are known. */
    Optional<String> get() {
        if (value.isEmpty()) {
            value = Optional.of(Optional.empty()); // a constant that is made of itself is none
            value = Optional.of(joined());
        }
        return value.get();
    }

    private Optional<String> joined() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Optional<String> known = part.kind() == Kind.NAME
                    ? lookup.apply(part.text()).flatMap(ConstantText::get)
                    : Optional.of(part.text());
            if (known.isEmpty() || text.length() + known.get().length() > LONGEST) {
                return Optional.empty();
            }
            text.append(known.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** The constant that a name means in a class, by the imports of its source file. */
    static Optional<ConstantText> named(String written, Declared within, Universe universe, Names names) {
        int dot = written.lastIndexOf('.');
        String name = written.substring(dot + 1);
        if (dot >= 0) {
            return of(universe, names.type(written.substring(0, dot), Optional.of(within), within.variables()), name);
        }
        for (Optional<Declared> at = Optional.of(within);
                at.isPresent();
                at = at.get().outer()) {
            Optional<ConstantText> found = of(universe, at.get().type(), name);
            if (found.isPresent()) {
                return found;
            }
        }
        return names.importedFrom(name).stream()
                .flatMap(owner -> of(universe, Type.getObjectType(owner), name).stream())
                .findFirst();
    }

    private static Optional<ConstantText> of(Universe universe, Type type, String field) {
        return universe.upward(type).stream()
                .flatMap(parent -> universe.find(parent).stream())
                .flatMap(declared -> Optional.ofNullable(declared.fields().get(field)).stream())
                .map(Declared.Field::text)
                .findFirst();
    }
}
