package dev.regauge.lint.scan.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where the calls and the literals of one source file stand. */
final class Places {

    private final Parser.Parsed source;
    private final LineMap lines;
    private final Map<Integer, List<Call>> calls = new HashMap<>();

    /** Line and column, both counted from 1. */
    record Place(int line, int column) {}

    /** A call: the name of its method, {@code new} for one of a constructor. */
    private record Call(String name, Place place, List<? extends ExpressionTree> arguments) {}

    Places(Parser.Parsed source) {
        this.source = source;
        this.lines = source.tree().getLineMap();
        new Scanner().scan(source.tree(), null);
    }

    /**
     * The place of a finding, where it is certain.
     *
     * @param line of the call in the class file
     * @param sink such as {@code Connection.prepareStatement}, or empty
     * @param sql as a report shows it
     * @param caret an offset into it
     */
    Optional<Place> of(int line, String sink, String sql, OptionalInt caret) {
        if (sink.indexOf('@') >= 0) {
            return Optional.empty(); // an annotation is no call: one in its line is another's
        }
        List<Call> here = calls.getOrDefault(line, List.of());
        String name = sink.substring(sink.lastIndexOf('.') + 1);
        List<Call> named =
                here.stream().filter(call -> call.name().equals(name)).toList();
        if (named.size() == 1) {
            Call call = named.get(0);
            return Optional.of(literal(call, sql, caret).orElse(call.place()));
        }
        return here.size() == 1 ? Optional.of(here.get(0).place()) : Optional.empty();
    }

    private Optional<Place> literal(Call call, String sql, OptionalInt caret) {
        for (ExpressionTree argument : call.arguments()) {
            Optional<Place> place = literal(operands(argument), sql, caret.orElse(0));
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** The literal that holds an offset of the text: all before it must be literals, and the very beginning of the text. */
    private Optional<Place> literal(Deque<ExpressionTree> operands, String sql, int caret) {
        int at = 0;
        for (ExpressionTree operand : operands) {
            Object value = operand instanceof LiteralTree literal ? literal.getValue() : null;
            if (!(value instanceof String text) || !sql.startsWith(text, at)) {
                return Optional.empty();
            }
            at += text.length();
            if (caret < at) {
                return Optional.of(place(source.positions().getStartPosition(source.tree(), operand)));
            }
        }
        return Optional.empty();
    }

    private static Deque<ExpressionTree> operands(ExpressionTree argument) {
        Deque<ExpressionTree> operands = new ArrayDeque<>();
        ExpressionTree at = Arguments.bare(argument);
        while (at instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            operands.push(Arguments.bare(sum.getRightOperand()));
            at = Arguments.bare(sum.getLeftOperand());
        }
        operands.push(at);
        return operands;
    }

    private Place place(long position) {
        long line = lines.getLineNumber(position);
        return new Place((int) line, (int) (position - lines.getStartPosition(line)) + 1);
    }

    /** Notes all calls by the lines that class files give them. */
    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
            ExpressionTree select = tree.getMethodSelect();
            String name = select instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : select.toString();
            long end = source.positions().getEndPosition(source.tree(), select);
            if (end >= name.length()) {
                note(Unit.paren(source.text(), (int) end), name, place(end - name.length()), tree.getArguments());
            }
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
            long start = source.positions().getStartPosition(source.tree(), tree);
            if (start >= 0) {
                note(start, "new", place(start), tree.getArguments());
            }
            return super.visitNewClass(tree, null);
        }

        private void note(long position, String name, Place place, List<? extends ExpressionTree> arguments) {
            calls.computeIfAbsent((int) lines.getLineNumber(position), key -> new ArrayList<>())
                    .add(new Call(name, place, arguments));
        }
    }
}
