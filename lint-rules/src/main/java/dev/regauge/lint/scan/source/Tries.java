package dev.regauge.lint.scan.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** try, catch and finally. */
final class Tries {

    private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");

    private final Body body;

    Tries(Body body) {
        this.body = body;
    }

    void write(TryTree tree) {
        Code code = body.code();
        Label start = new Label();
        Label end = new Label();
        Label after = new Label();
        code.place(start);
        attempt(tree);
        code.place(end);
        code.jump(Opcodes.GOTO, after);
        for (CatchTree caught : tree.getCatches()) {
            write(caught, start, end);
            code.jump(Opcodes.GOTO, after);
        }
        BlockTree last = tree.getFinallyBlock();
        if (last != null) {
            code.handler(start, end, new Label(), THROWABLE);
            Code.Local thrown = code.declare("thrown by " + tree.hashCode(), THROWABLE);
            code.store(thrown);
            body.statements().block(last);
            code.load(thrown);
            code.op(Opcodes.ATHROW);
        }
        code.place(after);
        if (last != null) {
            body.statements().block(last);
        }
    }

    private void attempt(TryTree tree) {
        body.code().open();
        for (Tree resource : tree.getResources()) {
            body.code().at(body.unit().line(resource));
            if (resource instanceof VariableTree variable) {
                body.statements().variable(variable);
            } else if (resource instanceof ExpressionTree expression) {
                body.code().drop(body.expressions().value(expression, Kinds.UNKNOWN));
            }
        }
        body.statements().block(tree.getBlock());
        body.code().close();
    }

    private void write(CatchTree tree, Label start, Label end) {
        Code code = body.code();
        Tree written = tree.getParameter().getType();
        List<? extends Tree> alternatives =
                written instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(written);
        Label handler = new Label();
        for (Tree alternative : alternatives) {
            Type caught = body.type(alternative);
            boolean first = alternative == alternatives.get(0);
            if (first) {
                code.handler(start, end, handler, known(caught));
            } else {
                code.alsoHandles(start, end, handler, known(caught));
            }
        }
        code.at(body.unit().line(tree));
        code.open();
        Type type = alternatives.size() == 1 ? known(body.type(written)) : THROWABLE;
        code.store(code.declare(tree.getParameter().getName().toString(), type));
        body.statements().block(tree.getBlock());
        code.close();
    }

    private static Type known(Type caught) {
        return caught.equals(Kinds.UNKNOWN) ? THROWABLE : caught;
    }
}
