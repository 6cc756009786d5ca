package dev.regauge.lint.scan.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Expressions: each pushes one value and tells its type. */
final class Expressions {

    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    /** Pushes a value of a type. */
    void value(ExpressionTree tree, Type wanted, boolean converted) {
        Type type = value(tree, wanted);
        if (converted) {
            body.code().convert(type, wanted);
        }
    }

    /**
     * Pushes the value, unless it is a call of a method that returns none.
     *
     * @param expected the type that the value is to have in the end, or unknown
     */
    Type value(ExpressionTree tree, Type expected) {
        ExpressionTree bare = Arguments.bare(tree);
        if (bare instanceof LiteralTree literal) {
            return literal(literal.getValue());
        }
        if (bare instanceof IdentifierTree name) {
            return identifier(name.getName().toString());
        }
        if (bare instanceof MemberSelectTree select) {
            return select(select);
        }
        if (bare instanceof MethodInvocationTree call) {
            return body.invocations().value(call, expected);
        }
        if (bare instanceof NewClassTree made) {
            return body.creations().object(made);
        }
        if (bare instanceof NewArrayTree array) {
            return body.creations().array(array, expected);
        }
        if (bare instanceof LambdaExpressionTree || bare instanceof MemberReferenceTree) {
            return body.functions().value(bare, expected);
        }
        return operation(bare, expected);
    }

    private Type operation(ExpressionTree bare, Type expected) {
        if (bare instanceof BinaryTree binary) {
            return body.operations().binary(binary);
        }
        if (bare instanceof UnaryTree unary) {
            return body.operations().unary(unary, true);
        }
        if (bare instanceof AssignmentTree assignment) {
            return body.assignments().assign(assignment, true);
        }
        if (bare instanceof CompoundAssignmentTree compound) {
            return body.assignments().compound(compound, true);
        }
        if (bare instanceof ConditionalExpressionTree choice) {
            return choice(choice, expected);
        }
        if (bare instanceof TypeCastTree cast) {
            return cast(cast);
        }
        if (bare instanceof InstanceOfTree test) {
            return body.operations().instance(test);
        }
        if (bare instanceof ArrayAccessTree access) {
            return element(access);
        }
        if (bare instanceof SwitchExpressionTree choice) {
            return body.statements().switches().value(choice, expected);
        }
        return body.code().unknown(Kinds.UNKNOWN);
    }

    /** Does what an expression does and leaves nothing behind. */
    void effect(ExpressionTree tree) {
        ExpressionTree bare = Arguments.bare(tree);
        if (bare instanceof AssignmentTree assignment) {
            body.assignments().assign(assignment, false);
        } else if (bare instanceof CompoundAssignmentTree compound) {
            body.assignments().compound(compound, false);
        } else if (bare instanceof UnaryTree unary) {
            body.operations().unary(unary, false);
        } else {
            body.code().drop(value(bare, Kinds.UNKNOWN));
        }
    }

    private Type literal(Object value) {
        if (value == null) {
            body.code().op(Opcodes.ACONST_NULL);
            return Kinds.NULL;
        }
        return body.code().constant(value);
    }

    private Type identifier(String name) {
        if (name.equals("this")) {
            return self(body.declared().name());
        }
        return body.variables().load(name).orElseGet(() -> body.code().unknown(Kinds.UNKNOWN));
    }

    private Type self(String className) {
        return body.variables().loadSelf(className)
                ? Type.getObjectType(className)
                : body.code().unknown(Type.getObjectType(className));
    }

    /** The class that an expression names, where it names one and no variable hides it. */
    Optional<Type> namedType(ExpressionTree tree) {
        String written = Names.written(tree);
        if (written.isEmpty() || written.equals("this") || written.endsWith(".this")) {
            return Optional.empty();
        }
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        if (body.variables().has(first)) {
            return Optional.empty();
        }
        Optional<Type> known = body.unit().names().simple(first, Optional.of(body.declared()), body.local());
        if (dot < 0) {
            boolean capital = Character.isUpperCase(first.charAt(0));
            return known.or(() -> capital ? Optional.of(Kinds.UNKNOWN) : Optional.empty());
        }
        return qualified(written, known.isPresent());
    }

    private Optional<Type> qualified(String written, boolean nested) {
        Type type = body.unit().names().type(written, Optional.of(body.declared()), body.local());
        boolean last = Character.isUpperCase(written.charAt(written.lastIndexOf('.') + 1));
        boolean known = type.getSort() == Type.OBJECT && body.universe().has(type.getInternalName());
        if (known) {
            return Optional.of(type);
        }
        boolean constant = nested && isField(written);
        boolean looksLike = last
                && !constant
                && !written.substring(written.lastIndexOf('.') + 1).matches("[A-Z0-9_]+");
        return looksLike ? Optional.of(type) : Optional.empty();
    }

    private boolean isField(String written) {
        int dot = written.lastIndexOf('.');
        Type owner = body.unit().names().type(written.substring(0, dot), Optional.of(body.declared()), body.local());
        return body.variables().of(owner, written.substring(dot + 1), List.of()).isPresent();
    }

    private Type select(MemberSelectTree select) {
        String name = select.getIdentifier().toString();
        ExpressionTree on = Arguments.bare(select.getExpression());
        if (name.equals("class")) {
            body.code().type(body.type(on));
            return Kinds.CLASS;
        }
        if (name.equals("this")) {
            Type type = body.type(on);
            return type.equals(Kinds.UNKNOWN) ? body.code().unknown(type) : self(type.getInternalName());
        }
        Optional<Type> owner = namedType(on);
        if (owner.isPresent()) {
            return ofClass(owner.get(), name);
        }
        Type receiver = value(on, Kinds.UNKNOWN);
        return ofObject(receiver, name);
    }

    private Type ofClass(Type owner, String name) {
        Optional<Variables.Found> found = owner.equals(Kinds.UNKNOWN)
                ? Optional.empty()
                : body.variables().ofClass(owner, name);
        found.ifPresent(body.variables()::loadStatic);
        return found.map(Variables.Found::type).orElseGet(() -> body.code().unknown(Kinds.UNKNOWN));
    }

    private Type ofObject(Type receiver, String name) {
        if (receiver.getSort() == Type.ARRAY && name.equals("length")) {
            body.code().op(Opcodes.ARRAYLENGTH);
            return Type.INT_TYPE;
        }
        Optional<Variables.Found> found = Kinds.isPrimitive(receiver) || receiver.getSort() == Type.ARRAY
                ? Optional.empty()
                : body.variables().of(receiver, name, List.of());
        if (found.isEmpty()) {
            body.code().drop(receiver);
            return body.code().unknown(Kinds.UNKNOWN);
        }
        if (found.get().isStatic()) {
            body.code().drop(receiver);
            body.variables().loadStatic(found.get());
        } else {
            body.code()
                    .field(
                            Opcodes.GETFIELD,
                            found.get().owner(),
                            name,
                            found.get().type());
        }
        return found.get().type();
    }

    private Type choice(ConditionalExpressionTree tree, Type expected) {
        Label other = new Label();
        Label end = new Label();
        Type[] types = new Type[] {Kinds.UNKNOWN, Kinds.UNKNOWN};
        condition(tree.getCondition());
        body.code().jump(Opcodes.IFEQ, other);
        var first = body.code().aside(() -> types[0] = value(tree.getTrueExpression(), expected));
        var second = body.code().aside(() -> types[1] = value(tree.getFalseExpression(), expected));
        Type type = Kinds.joined(types[0], types[1]);
        body.code().append(first);
        body.code().convert(types[0], type);
        body.code().jump(Opcodes.GOTO, end);
        body.code().place(other);
        body.code().append(second);
        body.code().convert(types[1], type);
        body.code().place(end);
        return type;
    }

    /** Pushes a truth value as a number. */
    void condition(ExpressionTree tree) {
        value(tree, Type.BOOLEAN_TYPE, true);
    }

    private Type cast(TypeCastTree tree) {
        Type to = body.type(tree.getType());
        Type from = value(tree.getExpression(), to);
        if (to.equals(Kinds.UNKNOWN)) {
            body.code().convert(from, Kinds.OBJECT);
            return to;
        }
        body.code().convert(from, to);
        if (!Kinds.isPrimitive(to) && !from.equals(to) && !from.equals(Kinds.UNKNOWN)) {
            body.code().cast(to);
        }
        return to;
    }

    private Type element(ArrayAccessTree tree) {
        Type array = value(tree.getExpression(), Kinds.UNKNOWN);
        value(tree.getIndex(), Type.INT_TYPE, true);
        Type element = Kinds.elementOf(array);
        if (array.getSort() != Type.ARRAY) {
            body.code().op(Opcodes.POP);
            body.code().drop(array);
            return body.code().unknown(element);
        }
        body.code().op(Kinds.real(element).getOpcode(Opcodes.IALOAD));
        return element;
    }
}
