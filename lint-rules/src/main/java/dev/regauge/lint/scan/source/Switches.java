package dev.regauge.lint.scan.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Switches: which case is taken is not known, but each may be. */
final class Switches {

    private final Body body;
    private final Deque<Type> wanted = new ArrayDeque<>();

    Switches(Body body) {
        this.body = body;
    }

    void statement(SwitchTree tree) {
        Label end = new Label();
        body.code().exits().enter(new Exits.Exit("", end, Optional.empty(), false));
        cases(tree.getExpression(), tree.getCases(), end, false);
        body.code().exits().leave();
        body.code().place(end);
    }

    /** A value: its type is the expected one where that is known, otherwise any object's. */
    Type value(SwitchExpressionTree tree, Type expected) {
        Label end = new Label();
        wanted.push(expected);
        body.code().exits().enter(new Exits.Exit("", end, Optional.empty(), true));
        cases(tree.getExpression(), tree.getCases(), end, true);
        body.code().exits().leave();
        wanted.pop();
        body.code().place(end);
        return expected;
    }

    /** Leaves the switch around with a value. */
    void leave(ExpressionTree value) {
        Type expected = wanted.isEmpty() ? Kinds.UNKNOWN : wanted.element();
        Type type = body.expressions().value(value, expected);
        body.code().convert(type, expected.equals(Kinds.UNKNOWN) ? Kinds.OBJECT : expected);
        body.code().exits().yieldTo().ifPresent(end -> body.code().jump(Opcodes.GOTO, end));
    }

    private void cases(ExpressionTree selector, List<? extends CaseTree> cases, Label end, boolean yields) {
        body.code().drop(body.expressions().value(selector, Kinds.UNKNOWN));
        List<Label> starts = new ArrayList<>();
        Label otherwise = end;
        Label nothing = new Label();
        for (CaseTree each : cases) {
            Label start = new Label();
            starts.add(start);
            otherwise = isDefault(each) ? start : otherwise;
        }
        Label last = otherwise == end && yields ? nothing : otherwise;
        for (Label start : starts) {
            body.code().unknown(Type.BOOLEAN_TYPE);
            body.code().jump(Opcodes.IFNE, start);
        }
        body.code().jump(Opcodes.GOTO, last);
        body.code().open();
        for (int i = 0; i < starts.size(); i++) {
            body.code().place(starts.get(i));
            write(cases.get(i), end, yields);
        }
        body.code().close();
        if (yields) {
            body.code().place(nothing);
            body.code().op(Opcodes.ACONST_NULL);
            body.code().op(Opcodes.ATHROW);
        }
    }

    private static boolean isDefault(CaseTree tree) {
        return tree.getExpressions().isEmpty();
    }

    private void write(CaseTree tree, Label end, boolean yields) {
        if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            tree.getStatements().forEach(body.statements()::statement);
            return;
        }
        Tree inner = tree.getBody();
        if (yields && inner instanceof ExpressionTree value) {
            leave(value);
        } else if (inner instanceof ExpressionTree value) {
            body.expressions().effect(value);
            body.code().jump(Opcodes.GOTO, end);
        } else if (inner instanceof StatementTree statement) {
            body.statements().scoped(statement);
            if (!yields) {
                body.code().jump(Opcodes.GOTO, end);
            }
        }
    }
}
