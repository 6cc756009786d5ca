package dev.regauge.lint.scan.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Operators: what makes texts and counts is kept exactly, of all else only the type. */
final class Operations {

    private final Body body;

    Operations(Body body) {
        this.body = body;
    }

    Type binary(BinaryTree tree) {
        return switch (tree.getKind()) {
            case PLUS -> sum(tree);
            case CONDITIONAL_AND, CONDITIONAL_OR -> shortcut(tree, tree.getKind() == Tree.Kind.CONDITIONAL_AND);
            case EQUAL_TO, NOT_EQUAL_TO, LESS_THAN, GREATER_THAN, LESS_THAN_EQUAL, GREATER_THAN_EQUAL -> compared(tree);
            default -> arithmetic(tree);
        };
    }

    private Type compared(BinaryTree tree) {
        body.code().drop(body.expressions().value(tree.getLeftOperand(), Kinds.UNKNOWN));
        body.code().drop(body.expressions().value(tree.getRightOperand(), Kinds.UNKNOWN));
        return body.code().unknown(Type.BOOLEAN_TYPE);
    }

    private Type shortcut(BinaryTree tree, boolean and) {
        Label end = new Label();
        body.expressions().condition(tree.getLeftOperand());
        body.code().op(Opcodes.DUP);
        body.code().jump(and ? Opcodes.IFEQ : Opcodes.IFNE, end);
        body.code().op(Opcodes.POP);
        body.expressions().condition(tree.getRightOperand());
        body.code().place(end);
        return Type.BOOLEAN_TYPE;
    }

    private Type arithmetic(BinaryTree tree) {
        Type left = body.expressions().value(tree.getLeftOperand(), Kinds.UNKNOWN);
        Type[] right = new Type[] {Kinds.UNKNOWN};
        var code = body.code().aside(() -> right[0] = body.expressions().value(tree.getRightOperand(), Kinds.UNKNOWN));
        boolean ints = Kinds.arithmetic(left, right[0]).equals(Type.INT_TYPE);
        int opcode = switch (tree.getKind()) {
            case MINUS -> Opcodes.ISUB;
            case MULTIPLY -> Opcodes.IMUL;
            default -> Opcodes.NOP;
        };
        if (ints && opcode != Opcodes.NOP) {
            body.code().convert(left, Type.INT_TYPE);
            body.code().append(code);
            body.code().convert(right[0], Type.INT_TYPE);
            body.code().op(opcode);
            return Type.INT_TYPE;
        }
        body.code().drop(left);
        body.code().append(code);
        body.code().drop(right[0]);
        boolean shift = tree.getKind() == Tree.Kind.LEFT_SHIFT || tree.getKind() == Tree.Kind.RIGHT_SHIFT;
        return body.code().unknown(shift ? Kinds.arithmetic(left, left) : Kinds.arithmetic(left, right[0]));
    }

    /** A chain of {@code +}, from the left, however long. */
    private Type sum(BinaryTree tree) {
        Deque<ExpressionTree> operands = new ArrayDeque<>();
        ExpressionTree at = tree;
        while (at instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
            operands.push(binary.getRightOperand());
            at = Arguments.bare(binary.getLeftOperand());
        }
        Type type = body.expressions().value(at, Kinds.UNKNOWN);
        List<Type> parts = new ArrayList<>(List.of(type));
        for (ExpressionTree operand : operands) {
            type = add(parts, type, body.expressions().value(operand, Kinds.UNKNOWN));
        }
        if (parts.size() > 1) {
            body.code().concat(parts);
        }
        return type;
    }

    /** Takes in one more operand: parts of a text wait on the stack, two numbers become one at once. */
    private Type add(List<Type> parts, Type before, Type next) {
        if (before.equals(Kinds.STRING) || next.equals(Kinds.STRING)) {
            parts.add(next);
            if (Code.isFull(parts)) {
                body.code().concat(parts);
                parts.clear();
                parts.add(Kinds.STRING);
            }
            return Kinds.STRING;
        }
        Type type = Kinds.arithmetic(before, next);
        if (type.equals(Type.INT_TYPE) && Kinds.isPrimitive(before) && Kinds.isPrimitive(next)) {
            body.code().op(Opcodes.IADD);
        } else {
            body.code().drop(next);
            body.code().drop(before);
            body.code().unknown(type);
        }
        parts.set(0, type);
        return type;
    }

    Type unary(UnaryTree tree, boolean used) {
        return switch (tree.getKind()) {
            case POSTFIX_INCREMENT -> body.assignments().step(tree.getExpression(), 1, false, used);
            case POSTFIX_DECREMENT -> body.assignments().step(tree.getExpression(), -1, false, used);
            case PREFIX_INCREMENT -> body.assignments().step(tree.getExpression(), 1, true, used);
            case PREFIX_DECREMENT -> body.assignments().step(tree.getExpression(), -1, true, used);
            case UNARY_MINUS -> minus(tree.getExpression(), used);
            default -> computed(tree, used);
        };
    }

    private Type minus(ExpressionTree tree, boolean used) {
        Optional<Object> constant = Constants.of(tree).filter(Number.class::isInstance);
        if (constant.isPresent() && used) {
            return body.code().constant(Constants.negated(constant.get()));
        }
        Type type = body.expressions().value(tree, Kinds.UNKNOWN);
        body.code().drop(type);
        return used ? body.code().unknown(Kinds.arithmetic(type, Type.INT_TYPE)) : Type.VOID_TYPE;
    }

    private Type computed(UnaryTree tree, boolean used) {
        Type type = body.expressions().value(tree.getExpression(), Kinds.UNKNOWN);
        body.code().drop(type);
        Type result = tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT ? Type.BOOLEAN_TYPE : Kinds.unboxed(type);
        return used ? body.code().unknown(result) : Type.VOID_TYPE;
    }

    /** The test, and the variable of its pattern, which is set before anybody can know whether it fits. */
    Type instance(InstanceOfTree tree) {
        Type from = body.expressions().value(tree.getExpression(), Kinds.UNKNOWN);
        Type asked = tree.getType() == null ? Kinds.UNKNOWN : body.type(tree.getType());
        if (asked.getSort() == Type.OBJECT
                && !asked.equals(Kinds.UNKNOWN)
                && Kinds.real(from).getSize() == 1) {
            body.code().test(asked);
        }
        if (tree.getPattern() instanceof BindingPatternTree pattern) {
            Type type = body.type(pattern.getVariable().getType());
            body.code().cast(type);
            body.code()
                    .store(body.code().declare(pattern.getVariable().getName().toString(), type));
        } else {
            body.code().drop(from);
        }
        return body.code().unknown(Type.BOOLEAN_TYPE);
    }
}
