package dev.regauge.lint.scan.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.UnaryTree;
import dev.regauge.lint.scan.annotation.AnnotatedSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Annotations as the source gives them, each with the line that it stands in. */
final class Annotating {

    /** What is a text; of others a name may be the constant of an enum. */
    private static final Set<String> TEXTS =
            Set.of("value", "query", "sql", "countQuery", "statement", "databaseId", "rules", "reason", "placeholders");

    private final Unit unit;
    private final Declared declared;

    Annotating(Unit unit, Declared declared) {
        this.unit = unit;
        this.declared = declared;
    }

    /** The annotations of a class or a member; those that are not understood are left out, and that is said. */
    List<AnnotationNode> of(ModifiersTree modifiers) {
        List<AnnotationNode> all = new ArrayList<>();
        for (AnnotationTree tree : modifiers.getAnnotations()) {
            try {
                all.add(node(tree));
            } catch (RuntimeException | StackOverflowError e) {
                unit.output().skip("an annotation in line " + unit.line(tree) + " is not understood");
            }
        }
        return all;
    }

    private AnnotationNode node(AnnotationTree tree) {
        String written = Names.written(tree.getAnnotationType());
        Type type = unit.names().type(written, Optional.of(declared), declared.variables());
        boolean known = type.getSort() == Type.OBJECT && !type.equals(Kinds.UNKNOWN);
        AnnotationNode node = new AnnotationNode(known ? type.getDescriptor() : "L" + written.replace('.', '/') + ";");
        node.visit(AnnotatedSql.LINE, (int) unit.line(tree));
        for (ExpressionTree argument : tree.getArguments()) {
            if (argument instanceof AssignmentTree given) {
                put(node, given.getVariable().toString(), given.getExpression());
            } else {
                put(node, "value", argument);
            }
        }
        return node;
    }

    private void put(AnnotationNode node, String name, ExpressionTree tree) {
        Optional<Object> value = value(name, tree);
        if (value.isPresent()) {
            node.values.add(name);
            node.values.add(value.get());
        } else if (AnnotatedSql.isKnown(Type.getType(node.desc).getInternalName()) && TEXTS.contains(name)) {
            unit.output()
                    .skip("the text of an annotation in line " + unit.line(tree)
                            + " is not known: it is made of what no source here says");
        }
    }

    /** As a class file has it; nothing for what no source here tells. */
    private Optional<Object> value(String name, ExpressionTree tree) {
        ExpressionTree bare = Arguments.bare(tree);
        if (bare instanceof AnnotationTree inner) {
            return Optional.of(node(inner));
        }
        if (bare instanceof NewArrayTree array && array.getInitializers() != null) {
            List<Object> all = new ArrayList<>();
            for (ExpressionTree element : array.getInitializers()) {
                Optional<Object> value = value(name, element);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                all.add(value.get());
            }
            return Optional.of(all);
        }
        if (bare instanceof LiteralTree || bare instanceof UnaryTree) {
            return Constants.of(bare);
        }
        Optional<Object> text = ConstantText.of(
                        bare, constant -> ConstantText.named(constant, declared, unit.universe(), unit.names()))
                .get()
                .map(Object.class::cast);
        boolean mayBeEnum = !TEXTS.contains(name);
        return mayBeEnum && (bare instanceof MemberSelectTree || bare instanceof IdentifierTree)
                ? text.or(() -> Optional.of(constant(Names.written(bare))))
                : text;
    }

    private static Object constant(String written) {
        return new String[] {"Ljava/lang/Enum;", written.substring(written.lastIndexOf('.') + 1)};
    }
}
