package dev.regauge.lint.scan.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.objectweb.asm.Type;

/** Expressions of literals alone. */
final class Constants {

    private Constants() {}

    /** The value of literals, their negation and their concatenation; nothing for all else. */
    static Optional<Object> of(ExpressionTree tree) {
        ExpressionTree bare = Arguments.bare(tree);
        if (bare instanceof LiteralTree literal) {
            return Optional.ofNullable(literal.getValue());
        }
        if (bare instanceof UnaryTree unary && unary.getKind() == Tree.Kind.UNARY_MINUS) {
            return of(unary.getExpression()).filter(Number.class::isInstance).map(Constants::negated);
        }
        return bare instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS ? texts(sum) : Optional.empty();
    }

    private static Optional<Object> texts(BinaryTree tree) {
        Deque<ExpressionTree> operands = new ArrayDeque<>();
        ExpressionTree at = tree;
        while (at instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            operands.push(sum.getRightOperand());
            at = Arguments.bare(sum.getLeftOperand());
        }
        operands.push(at);
        StringBuilder text = new StringBuilder();
        for (ExpressionTree operand : operands) {
            Optional<Object> value = of(operand).filter(String.class::isInstance);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append(value.get());
        }
        return Optional.of(text.toString());
    }

    static Object negated(Object number) {
        if (number instanceof Long value) {
            return -value;
        }
        if (number instanceof Float value) {
            return -value;
        }
        return number instanceof Double value ? (Object) (-value) : (Object) (-((Number) number).intValue());
    }

    /** The constant as a class file keeps it for a field of a type. */
    static Optional<Object> ofField(ExpressionTree tree, Type type) {
        Optional<Object> value = of(tree);
        if (type.equals(Kinds.STRING)) {
            return value.filter(String.class::isInstance).filter(text -> ((String) text).length() < 20_000);
        }
        return switch (type.getSort()) {
            case Type.INT, Type.SHORT, Type.BYTE -> value.filter(Integer.class::isInstance);
            case Type.LONG ->
                value.filter(number -> number instanceof Integer || number instanceof Long)
                        .map(number -> ((Number) number).longValue());
            case Type.BOOLEAN -> value.filter(Boolean.class::isInstance).map(truth -> (Boolean) truth ? 1 : 0);
            default -> Optional.empty();
        };
    }
}
