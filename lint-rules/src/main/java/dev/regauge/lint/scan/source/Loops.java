package dev.regauge.lint.scan.source;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Loops, laid out as compilers lay them out: what closes one is a jump back. */
final class Loops {

    private final Body body;

    Loops(Body body) {
        this.body = body;
    }

    void write(ForLoopTree tree, String label) {
        body.code().open();
        tree.getInitializer().forEach(body.statements()::statement);
        loop(
                label,
                tree.getCondition(),
                tree.getStatement(),
                () -> tree.getUpdate().forEach(update -> {
                    body.code().at(body.unit().line(update));
                    body.expressions().effect(update.getExpression());
                }));
        body.code().close();
    }

    void write(WhileLoopTree tree, String label) {
        loop(label, tree.getCondition(), tree.getStatement(), () -> {});
    }

    private void loop(String label, @Nullable ExpressionTree condition, StatementTree inner, Runnable update) {
        Label start = new Label();
        Label again = new Label();
        Label end = new Label();
        body.code().place(start);
        if (condition != null && !Constants.of(condition).equals(Optional.of(Boolean.TRUE))) {
            body.expressions().condition(condition);
            body.code().jump(Opcodes.IFEQ, end);
        }
        turn(label, inner, again, end);
        update.run();
        body.code().jump(Opcodes.GOTO, start);
        body.code().place(end);
    }

    private void turn(String label, StatementTree inner, Label again, Label end) {
        body.code().exits().enter(new Exits.Exit(label, end, Optional.of(again), false));
        body.statements().scoped(inner);
        body.code().exits().leave();
        body.code().place(again);
    }

    void write(DoWhileLoopTree tree, String label) {
        Label start = new Label();
        Label again = new Label();
        Label end = new Label();
        body.code().place(start);
        turn(label, tree.getStatement(), again, end);
        body.expressions().condition(tree.getCondition());
        body.code().jump(Opcodes.IFNE, start);
        body.code().place(end);
    }

    void write(EnhancedForLoopTree tree, String label) {
        body.code().open();
        Type whole = body.expressions().value(tree.getExpression(), Kinds.UNKNOWN);
        if (whole.getSort() == Type.ARRAY) {
            overArray(tree, whole, label);
        } else {
            overIterable(tree, whole, label);
        }
        body.code().close();
    }

    private void overArray(EnhancedForLoopTree tree, Type whole, String label) {
        Code code = body.code();
        Code.Local array = code.declare("array of " + tree.hashCode(), whole);
        code.store(array);
        Code.Local index = code.declare("index of " + tree.hashCode(), Type.INT_TYPE);
        code.number(0);
        code.store(index);
        Label start = new Label();
        Label again = new Label();
        Label end = new Label();
        code.place(start);
        code.unknown(Type.BOOLEAN_TYPE);
        code.jump(Opcodes.IFEQ, end);
        code.load(array);
        code.load(index);
        Type element = Kinds.elementOf(whole);
        code.op(Kinds.real(element).getOpcode(Opcodes.IALOAD));
        take(tree.getVariable(), element);
        turn(label, tree.getStatement(), again, end);
        code.increment(index, 1);
        code.jump(Opcodes.GOTO, start);
        code.place(end);
    }

    private void overIterable(EnhancedForLoopTree tree, Type whole, String label) {
        Code code = body.code();
        boolean known = body.universe().ofPlatform(whole).isPresent();
        Type iterable = known ? whole : Type.getObjectType("java/lang/Iterable");
        Type iterator = Type.getObjectType("java/util/Iterator");
        code.convert(whole, iterable);
        Methods.Choice made = body.unit().methods().find(iterable, "iterator", List.of());
        boolean onInterface = made.chosen().map(Methods.Candidate::onInterface).orElse(true);
        code.call(
                onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                iterable.getInternalName(),
                "iterator",
                Type.getMethodDescriptor(iterator),
                onInterface);
        Code.Local each = code.declare("iterator of " + tree.hashCode(), iterator);
        code.store(each);
        Label start = new Label();
        Label again = new Label();
        Label end = new Label();
        code.place(start);
        code.load(each);
        code.call(Opcodes.INVOKEINTERFACE, "java/util/Iterator", "hasNext", "()Z", true);
        code.jump(Opcodes.IFEQ, end);
        code.load(each);
        code.call(Opcodes.INVOKEINTERFACE, "java/util/Iterator", "next", "()Ljava/lang/Object;", true);
        take(tree.getVariable(), Kinds.UNKNOWN);
        turn(label, tree.getStatement(), again, end);
        code.jump(Opcodes.GOTO, start);
        code.place(end);
    }

    private void take(VariableTree variable, Type element) {
        Type declared = body.type(variable.getType());
        Type type = declared.equals(Kinds.UNKNOWN) ? element : declared;
        body.code().convert(element, type);
        body.code().store(body.code().declare(variable.getName().toString(), type));
    }
}
