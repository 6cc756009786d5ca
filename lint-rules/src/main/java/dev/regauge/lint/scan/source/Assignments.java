package dev.regauge.lint.scan.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Assignments, and what counts up or down: where the value goes to, and the value once more where it is used. */
final class Assignments {

    private final Body body;

    /** Where an assignment puts its value; what has to be pushed before is pushed. */
    private sealed interface Target {
        Type type();

        record OfLocal(Code.Local local) implements Target {
            @Override
            public Type type() {
                return local.type();
            }
        }

        record OfField(Variables.Found field) implements Target {
            @Override
            public Type type() {
                return field.type();
            }
        }

        record OfElement(Type type) implements Target {}

        record Nowhere() implements Target {
            @Override
            public Type type() {
                return Kinds.UNKNOWN;
            }
        }
    }

    Assignments(Body body) {
        this.body = body;
    }

    Type step(ExpressionTree tree, int by, boolean first, boolean used) {
        ExpressionTree bare = Arguments.bare(tree);
        Optional<Code.Local> local = bare instanceof IdentifierTree name
                ? body.code().local(name.getName().toString())
                : Optional.empty();
        if (local.filter(found -> found.type().equals(Type.INT_TYPE)).isPresent()) {
            if (first) {
                body.code().increment(local.get(), by);
            }
            if (used) {
                body.code().load(local.get());
            }
            if (!first) {
                body.code().increment(local.get(), by);
            }
            return used ? Type.INT_TYPE : Type.VOID_TYPE;
        }
        return changed(bare, used);
    }

    /** The variable gets a value that nobody knows. */
    private Type changed(ExpressionTree tree, boolean used) {
        Target target = target(tree);
        Type type = body.code().unknown(target.type());
        return put(target, type, used);
    }

    Type assign(AssignmentTree tree, boolean used) {
        Target target = target(Arguments.bare(tree.getVariable()));
        Type type = body.expressions().value(tree.getExpression(), target.type());
        return put(target, type, used);
    }

    Type compound(CompoundAssignmentTree tree, boolean used) {
        ExpressionTree variable = Arguments.bare(tree.getVariable());
        Target target = target(variable);
        if (tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT && target.type().equals(Kinds.STRING)) {
            body.expressions().value(variable, Kinds.STRING, true);
            Type type = body.expressions().value(tree.getExpression(), Kinds.UNKNOWN);
            body.code().concat(List.of(Kinds.STRING, type));
            return put(target, Kinds.STRING, used);
        }
        Optional<Integer> by = by(tree);
        if (by.isPresent()
                && target instanceof Target.OfLocal local
                && local.type().equals(Type.INT_TYPE)) {
            body.code().increment(local.local(), by.get());
            if (used) {
                body.code().load(local.local());
            }
            return used ? Type.INT_TYPE : Type.VOID_TYPE;
        }
        body.code().drop(body.expressions().value(tree.getExpression(), Kinds.UNKNOWN));
        return put(target, body.code().unknown(target.type()), used);
    }

    private static Optional<Integer> by(CompoundAssignmentTree tree) {
        Optional<Integer> number = Constants.of(tree.getExpression())
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(value -> Math.abs(value) < 1000);
        return switch (tree.getKind()) {
            case PLUS_ASSIGNMENT -> number;
            case MINUS_ASSIGNMENT -> number.map(value -> -value);
            default -> Optional.empty();
        };
    }

    private Target target(ExpressionTree tree) {
        if (tree instanceof IdentifierTree name) {
            return named(name.getName().toString());
        }
        if (tree instanceof MemberSelectTree select) {
            return member(select);
        }
        if (tree instanceof ArrayAccessTree access) {
            Type array = body.expressions().value(access.getExpression(), Kinds.UNKNOWN);
            if (array.getSort() != Type.ARRAY) {
                body.code().drop(array);
                body.code().drop(body.expressions().value(access.getIndex(), Kinds.UNKNOWN));
                return new Target.Nowhere();
            }
            body.expressions().value(access.getIndex(), Type.INT_TYPE, true);
            return new Target.OfElement(Kinds.elementOf(array));
        }
        return new Target.Nowhere();
    }

    private Target named(String name) {
        Optional<Code.Local> local = body.code().local(name);
        if (local.isPresent()) {
            return new Target.OfLocal(local.get());
        }
        Optional<Variables.Found> field = body.variables().field(name);
        field.filter(found -> !found.isStatic())
                .ifPresent(found -> body.variables().walk(found.hops()));
        return field.<Target>map(Target.OfField::new).orElse(new Target.Nowhere());
    }

    private Target member(MemberSelectTree select) {
        String name = select.getIdentifier().toString();
        Optional<Type> owner = body.expressions().namedType(select.getExpression());
        if (owner.isPresent()) {
            return owner.filter(type -> !type.equals(Kinds.UNKNOWN))
                    .flatMap(type -> body.variables().ofClass(type, name))
                    .<Target>map(Target.OfField::new)
                    .orElse(new Target.Nowhere());
        }
        Type receiver = body.expressions().value(select.getExpression(), Kinds.UNKNOWN);
        Optional<Variables.Found> field = Kinds.isPrimitive(receiver)
                ? Optional.empty()
                : body.variables().of(receiver, name, List.of()).filter(found -> !found.isStatic());
        if (field.isEmpty()) {
            body.code().drop(receiver);
        }
        return field.<Target>map(Target.OfField::new).orElse(new Target.Nowhere());
    }

    /** Puts the value on the stack where it belongs, and leaves it there once more where it is used. */
    private Type put(Target target, Type from, boolean used) {
        if (target instanceof Target.Nowhere) {
            if (used) {
                return from;
            }
            body.code().drop(from);
            return Type.VOID_TYPE;
        }
        body.code().convert(from, target.type());
        int below = target instanceof Target.OfElement
                ? 2
                : target instanceof Target.OfField field && !field.field().isStatic() ? 1 : 0;
        if (used) {
            body.code().op(duplicate(Kinds.real(target.type()).getSize(), below));
        }
        store(target);
        return used ? target.type() : Type.VOID_TYPE;
    }

    private static int duplicate(int size, int below) {
        return switch (below) {
            case 0 -> size == 2 ? Opcodes.DUP2 : Opcodes.DUP;
            case 1 -> size == 2 ? Opcodes.DUP2_X1 : Opcodes.DUP_X1;
            default -> size == 2 ? Opcodes.DUP2_X2 : Opcodes.DUP_X2;
        };
    }

    private void store(Target target) {
        if (target instanceof Target.OfLocal local) {
            body.code().store(local.local());
        } else if (target instanceof Target.OfField field) {
            Variables.Found found = field.field();
            body.code()
                    .field(
                            found.isStatic() ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD,
                            found.owner(),
                            found.name(),
                            found.type());
        } else {
            body.code().op(Kinds.real(target.type()).getOpcode(Opcodes.IASTORE));
        }
    }
}
