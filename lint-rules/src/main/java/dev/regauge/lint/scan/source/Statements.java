package dev.regauge.lint.scan.source;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Statements, with the paths that they can take. */
final class Statements {

    private final Body body;
    private final Loops loops;
    private final Switches switches;
    private final Tries tries;

    Statements(Body body) {
        this.body = body;
        this.loops = new Loops(body);
        this.switches = new Switches(body);
        this.tries = new Tries(body);
    }

    Switches switches() {
        return switches;
    }

    void block(BlockTree tree) {
        body.code().open();
        tree.getStatements().forEach(this::statement);
        body.code().close();
    }

    void statement(StatementTree tree) {
        statement(tree, "");
    }

    /**
     * Writes a statement.
     *
     * @param label the name in front of it, or empty
     */
    private void statement(StatementTree tree, String label) {
        body.code().limit();
        body.code().at(body.unit().line(tree));
        if (tree instanceof ExpressionStatementTree expression) {
            body.expressions().effect(expression.getExpression());
        } else if (tree instanceof VariableTree variable) {
            variable(variable);
        } else if (tree instanceof BlockTree block) {
            labelled(label, () -> block(block));
        } else if (tree instanceof IfTree choice) {
            labelled(label, () -> choice(choice));
        } else if (tree instanceof ReturnTree end) {
            end(Optional.ofNullable(end.getExpression()));
        } else if (tree instanceof TryTree attempt) {
            labelled(label, () -> tries.write(attempt));
        } else if (tree instanceof LabeledStatementTree labelled) {
            statement(labelled.getStatement(), labelled.getLabel().toString());
        } else if (!loop(tree, label)) {
            other(tree);
        }
    }

    private boolean loop(StatementTree tree, String label) {
        if (tree instanceof ForLoopTree loop) {
            loops.write(loop, label);
        } else if (tree instanceof EnhancedForLoopTree loop) {
            loops.write(loop, label);
        } else if (tree instanceof WhileLoopTree loop) {
            loops.write(loop, label);
        } else if (tree instanceof DoWhileLoopTree loop) {
            loops.write(loop, label);
        } else {
            return false;
        }
        return true;
    }

    private void other(StatementTree tree) {
        if (tree instanceof SwitchTree choice) {
            switches.statement(choice);
        } else if (tree instanceof ThrowTree thrown) {
            body.expressions().value(thrown.getExpression(), Kinds.UNKNOWN);
            body.code().op(Opcodes.ATHROW);
        } else if (tree instanceof SynchronizedTree guarded) {
            body.code().drop(body.expressions().value(guarded.getExpression(), Kinds.UNKNOWN));
            block(guarded.getBlock());
        } else if (tree instanceof BreakTree exit) {
            String label = exit.getLabel() == null ? "" : exit.getLabel().toString();
            body.code().exits().breakTo(label).ifPresent(to -> body.code().jump(Opcodes.GOTO, to));
        } else if (tree instanceof ContinueTree again) {
            String label = again.getLabel() == null ? "" : again.getLabel().toString();
            body.code().exits().continueTo(label).ifPresent(to -> body.code().jump(Opcodes.GOTO, to));
        } else if (tree instanceof YieldTree yielded) {
            switches.leave(yielded.getValue());
        } else if (tree instanceof ClassTree local) {
            TypeSketch.ofLocal(body, local).write();
        } else if (tree instanceof AssertTree claim) {
            body.code().drop(body.expressions().value(claim.getCondition(), Kinds.UNKNOWN));
        }
    }

    private void labelled(String label, Runnable writing) {
        if (label.isEmpty()) {
            writing.run();
            return;
        }
        Label end = new Label();
        body.code().exits().enter(new Exits.Exit(label, end, Optional.empty(), false));
        writing.run();
        body.code().exits().leave();
        body.code().place(end);
    }

    void variable(VariableTree tree) {
        Type type = body.type(tree.getType());
        ExpressionTree initial = tree.getInitializer();
        if (initial == null) {
            body.code().declare(tree.getName().toString(), type);
            return;
        }
        Type from = body.expressions().value(initial, type);
        boolean inferred = tree.getType() == null
                || Names.written(tree.getType()).equals("var")
                || Names.written(tree.getType()).isEmpty();
        Type kept = inferred ? Kinds.real(from).equals(Kinds.OBJECT) ? Kinds.UNKNOWN : from : type;
        body.code().convert(from, kept);
        body.code().store(body.code().declare(tree.getName().toString(), kept));
    }

    private void choice(IfTree tree) {
        Label other = new Label();
        Label end = new Label();
        body.expressions().condition(tree.getCondition());
        body.code().jump(Opcodes.IFEQ, other);
        scoped(tree.getThenStatement());
        if (tree.getElseStatement() == null) {
            body.code().place(other);
            return;
        }
        body.code().jump(Opcodes.GOTO, end);
        body.code().place(other);
        scoped(tree.getElseStatement());
        body.code().place(end);
    }

    void scoped(StatementTree tree) {
        body.code().open();
        statement(tree);
        body.code().close();
    }

    private void end(Optional<? extends ExpressionTree> value) {
        if (value.isEmpty()) {
            leave();
            return;
        }
        Type wanted = body.returned();
        Type type = body.expressions().value(value.get(), wanted);
        if (type.equals(Type.VOID_TYPE)) {
            body.code().op(Opcodes.ACONST_NULL);
            type = Kinds.NULL;
        }
        Type real = wanted.equals(Kinds.UNKNOWN) ? Kinds.OBJECT : wanted;
        body.code().convert(type, real);
        body.code().op(Kinds.real(real).getOpcode(Opcodes.IRETURN));
    }

    private void leave() {
        if (body.returned().equals(Type.VOID_TYPE)) {
            body.code().op(Opcodes.RETURN);
        } else {
            body.code().op(Opcodes.ACONST_NULL);
            body.code().op(Opcodes.ARETURN);
        }
    }
}
