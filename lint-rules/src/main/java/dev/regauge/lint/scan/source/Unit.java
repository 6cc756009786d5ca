package dev.regauge.lint.scan.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.HashMap;
import java.util.Map;

/**
 * One source file: its text, its tree, what its names mean.
 *
 * @param numbers how many local classes each outermost class has had so far
 */
record Unit(
        Universe universe,
        Methods methods,
        Names names,
        CompilationUnitTree tree,
        SourcePositions positions,
        CharSequence text,
        Output output,
        Map<String, Integer> numbers) {

    Unit(
            Universe universe,
            Names names,
            CompilationUnitTree tree,
            SourcePositions positions,
            CharSequence text,
            Output output) {
        this(universe, new Methods(universe), names, tree, positions, text, output, new HashMap<>());
    }

    /** The line that a tree begins in. */
    long line(Tree at) {
        return lineAt(positions.getStartPosition(tree, at));
    }

    /** The line of a call as compilers note it: where its parenthesis opens. */
    long line(MethodInvocationTree call) {
        int at = (int) positions.getEndPosition(tree, call.getMethodSelect());
        if (at < 0) {
            return line((Tree) call);
        }
        return lineAt(paren(text, at));
    }

    /** Where the parenthesis of a call opens, whose method's name ends at an offset; that offset if something else comes. */
    static int paren(CharSequence text, int end) {
        int at = end;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '(' ? at : end;
    }

    private long lineAt(long position) {
        return position < 0 ? 0 : tree.getLineMap().getLineNumber(position);
    }

    /** A number for the next class without a name of its own in an outermost class. */
    int next(String outermost) {
        return numbers.merge(outermost, 1, Integer::sum);
    }
}
