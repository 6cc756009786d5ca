package dev.regauge.lint.scan.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Collects the constant texts of a file. */
final class ConstantTextScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Set<Modifier> CONSTANT = Set.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);

    private final Parser.Parsed source;
    private final List<ConstantTexts.Text> texts = new ArrayList<>();
    private final List<ConstantTexts.Reference> references = new ArrayList<>();
    private final List<ConstantTexts.Declared> declared = new ArrayList<>();

    ConstantTextScanner(Parser.Parsed source) {
        this.source = source;
    }

    ConstantTexts read() {
        scan(source.tree(), null);
        return new ConstantTexts(texts, references, declared);
    }

    /** What is imported is named again where it is used. */
    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
        if (tree.getValue() instanceof String) {
            text(List.of(tree));
        }
        return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
        if (tree.getKind() == Tree.Kind.PLUS) {
            List<ExpressionTree> operands = operands(tree);
            boolean constant = operands.stream()
                    .allMatch(
                            operand -> operand instanceof LiteralTree literal && literal.getValue() instanceof String);
            if (constant) {
                text(operands);
            } else {
                // a literal in a sum with anything else is no text of its own
                operands.stream()
                        .filter(operand -> !(operand instanceof LiteralTree))
                        .forEach(operand -> scan(operand, null));
            }
            return null;
        }
        return super.visitBinary(tree, null);
    }

    private static List<ExpressionTree> operands(ExpressionTree sum) {
        Deque<ExpressionTree> operands = new ArrayDeque<>();
        ExpressionTree at = Arguments.bare(sum);
        while (at instanceof BinaryTree plus && plus.getKind() == Tree.Kind.PLUS) {
            operands.push(Arguments.bare(plus.getRightOperand()));
            at = Arguments.bare(plus.getLeftOperand());
        }
        operands.push(at);
        return List.copyOf(operands);
    }

    private void text(List<? extends ExpressionTree> literals) {
        StringBuilder value = new StringBuilder();
        List<ConstantTexts.Span> spans = new ArrayList<>();
        for (ExpressionTree literal : literals) {
            value.append(((LiteralTree) literal).getValue());
            spans.add(new ConstantTexts.Span((int) start(literal), (int) end(literal)));
        }
        texts.add(new ConstantTexts.Text(value.toString(), spans, use()));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        declared.add(new ConstantTexts.Declared(tree.getName().toString(), (int) start(tree)));
        return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        reference(tree, tree.getName().toString(), "");
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        String of = tree.getExpression().toString();
        reference(tree, tree.getIdentifier().toString(), of.substring(of.lastIndexOf('.') + 1));
        return super.visitMemberSelect(tree, null);
    }

    private void reference(ExpressionTree tree, String name, String qualifier) {
        references.add(new ConstantTexts.Reference(name, qualifier, use(), (int) end(tree)));
    }

    /** Where the value of an expression goes; a sum goes where the sum of all goes. */
    private TextUse use() {
        TreePath path = getCurrentPath();
        Tree value = path.getLeaf();
        TreePath above = path.getParentPath();
        while (above.getLeaf() instanceof ParenthesizedTree) {
            value = above.getLeaf();
            above = above.getParentPath();
        }
        return use(value, above);
    }

    private TextUse use(Tree value, TreePath above) {
        Tree parent = above.getLeaf();
        if (parent instanceof MethodInvocationTree call && call.getArguments().contains(value)) {
            return new TextUse.Argument(line(call), name(call));
        }
        if (parent instanceof NewClassTree made && made.getArguments().contains(value)) {
            return new TextUse.Argument(line(start(made)), "new");
        }
        if (parent instanceof VariableTree variable && variable.getInitializer() == value) {
            return variable(variable, above);
        }
        boolean annotation = parent instanceof AnnotationTree
                || (parent instanceof AssignmentTree && above.getParentPath().getLeaf() instanceof AnnotationTree)
                || (parent instanceof NewArrayTree array
                        && array.getType() == null
                        && array.getInitializers().size() == 1
                        && use(array, above.getParentPath()) instanceof TextUse.InAnnotation);
        return annotation ? new TextUse.InAnnotation() : new TextUse.Other();
    }

    private TextUse variable(VariableTree tree, TreePath path) {
        String name = tree.getName().toString();
        Tree scope = path.getParentPath().getLeaf();
        int start = (int) start(scope);
        int end = (int) end(scope);
        if (!(scope instanceof ClassTree owner)) {
            return new TextUse.Variable(name, "", start, end);
        }
        return tree.getModifiers().getFlags().containsAll(CONSTANT)
                        && tree.getModifiers().getAnnotations().isEmpty()
                ? new TextUse.Variable(name, owner.getSimpleName().toString(), start, end)
                : new TextUse.Other();
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    private int line(MethodInvocationTree call) {
        long at = end(call.getMethodSelect());
        return line(at < 0 ? start(call) : Unit.paren(source.text(), (int) at));
    }

    private int line(long position) {
        return position < 0 ? 0 : (int) source.tree().getLineMap().getLineNumber(position);
    }

    private long start(Tree tree) {
        return source.positions().getStartPosition(source.tree(), tree);
    }

    private long end(Tree tree) {
        return source.positions().getEndPosition(source.tree(), tree);
    }
}
