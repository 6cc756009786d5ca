package dev.regauge.lint.scan.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods of a class: those of the source, and those that compilers add. */
final class Members {

    private final TypeSketch owner;
    private final Declared declared;
    private final Unit unit;

    Members(TypeSketch owner) {
        this.owner = owner;
        this.declared = owner.declared();
        this.unit = owner.unit();
    }

    void method(MethodTree tree) {
        Map<String, Type> local = local(tree);
        List<Type> parameters = tree.getParameters().stream()
                .map(parameter -> type(parameter.getType(), local))
                .toList();
        Type returned = type(tree.getReturnType(), local);
        MethodNode node = node(
                Declarations.access(tree, declared),
                tree.getName().toString(),
                Arguments.descriptor(parameters, returned));
        annotate(tree, node);
        if (tree.getBody() == null) {
            node.access |= (node.access & Opcodes.ACC_NATIVE) == 0 ? Opcodes.ACC_ABSTRACT : 0;
            return;
        }
        Body body = body(node, tree.getName().toString(), returned, local);
        declare(tree.getParameters(), parameters, body.code());
        owner.guarded(body, () -> {
            body.statements().block(tree.getBody());
            finish(body, returned);
            return returned;
        });
    }

    void annotate(MethodTree tree, MethodNode node) {
        Annotating annotating = owner.annotating();
        List<AnnotationNode> all = annotating.of(tree.getModifiers());
        node.visibleAnnotations = all.isEmpty() ? null : all;
        List<? extends VariableTree> parameters = tree.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            for (AnnotationNode annotation : annotating.of(parameters.get(i).getModifiers())) {
                annotation.accept(node.visitParameterAnnotation(i, annotation.desc, true));
            }
        }
    }

    private static void finish(Body body, Type returned) {
        if (returned.equals(Type.VOID_TYPE)) {
            body.code().op(Opcodes.RETURN);
        } else {
            body.code().op(Opcodes.ACONST_NULL);
            body.code().op(Opcodes.ATHROW);
        }
    }

    Map<String, Type> local(MethodTree tree) {
        Map<String, Type> all = new HashMap<>(owner.local());
        new Declarations(unit.universe(), unit.names(), Map.of())
                .add(Declarations.bounds(tree.getTypeParameters()), declared, all);
        return all;
    }

    Type type(@Nullable Tree tree, Map<String, Type> local) {
        return unit.names().type(Names.written(tree), Optional.of(declared), local);
    }

    MethodNode node(int access, String name, String descriptor) {
        MethodNode node = new MethodNode(access, name, descriptor, null, null);
        owner.node().methods.add(node);
        return node;
    }

    Body body(MethodNode node, String method, Type returned, Map<String, Type> local) {
        Code code = new Code(node, (node.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0);
        return new Body(unit, owner, code, method, returned, local);
    }

    static void declare(List<? extends VariableTree> trees, List<Type> types, Code code) {
        for (int i = 0; i < trees.size(); i++) {
            parameter(trees.get(i).getName().toString(), types.get(i), code);
        }
    }

    static void parameter(String name, Type type, Code code) {
        code.declare(name, type);
        code.node().visitParameter(name, 0);
    }

    /** What runs when the class is first used. */
    void initializer() {
        MethodNode node = node(Opcodes.ACC_STATIC, "<clinit>", "()V");
        Body body = body(node, "<clinit>", Type.VOID_TYPE, owner.local());
        owner.guarded(body, () -> {
            initialize(body, true);
            body.code().op(Opcodes.RETURN);
            return Type.VOID_TYPE;
        });
    }

    /** Writes initializers, in the order of the source. */
    void initialize(Body body, boolean fixed) {
        int ordinal = 0;
        for (Tree member : owner.tree().getMembers()) {
            if (member instanceof VariableTree variable && TypeSketch.isStatic(variable, declared) == fixed) {
                if (Declarations.isConstant(variable, owner.tree())) {
                    constant(variable, ordinal++, body);
                } else {
                    field(variable, body);
                }
            } else if (member instanceof BlockTree block && block.isStatic() == fixed) {
                body.statements().block(block);
            }
        }
    }

    private void field(VariableTree tree, Body body) {
        Declared.Field field = declared.fields().get(tree.getName().toString());
        ExpressionTree initial = tree.getInitializer();
        if (field == null || initial == null || TypeSketch.constant(tree, field).isPresent()) {
            return;
        }
        body.code().at(unit.line(tree));
        if (!field.isStatic()) {
            body.code().self();
        }
        Type type = field.type().get();
        body.expressions().value(initial, type, true);
        body.code().field(field.isStatic() ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD, declared.name(), field.name(), type);
    }

    /** One of the constants of an enum. Its own body is a class that is never made here: its methods are what counts. */
    private void constant(VariableTree tree, int ordinal, Body body) {
        NewClassTree made = (NewClassTree) tree.getInitializer();
        Type type = declared.type();
        body.code().at(unit.line(tree));
        body.code().make(type);
        body.code().op(Opcodes.DUP);
        body.code().constant(tree.getName().toString());
        body.code().number(ordinal);
        List<Arguments.Given> given = body.arguments().given(made.getArguments());
        Methods.Choice choice = unit.methods().constructor(type, Arguments.types(given));
        List<Type> types = choice.chosen()
                .map(Methods.Candidate::parameters)
                .orElseGet(() -> Handed.asGiven(Arguments.types(given)).types());
        choice.chosen()
                .ifPresentOrElse(
                        method -> body.arguments().hand(given, method),
                        () -> body.arguments().hand(given, Handed.asGiven(Arguments.types(given))));
        String descriptor = Arguments.descriptor(TypeSketch.parameters(declared, types), Type.VOID_TYPE);
        body.code().call(Opcodes.INVOKESPECIAL, declared.name(), "<init>", descriptor, false);
        body.code().field(Opcodes.PUTSTATIC, declared.name(), tree.getName().toString(), type);
        if (made.getClassBody() != null) {
            TypeSketch.ofAnonymous(body, made.getClassBody(), type, types).write();
        }
    }

    /** What reads the components of a record. */
    void accessors() {
        for (VariableTree component : Declarations.components(owner.tree())) {
            String name = component.getName().toString();
            Declared.Field field = declared.fields().get(name);
            boolean own = owner.node().methods.stream().anyMatch(method -> method.name.equals(name));
            if (field != null && !own) {
                Type type = field.type().get();
                MethodNode node = node(Opcodes.ACC_PUBLIC, name, Type.getMethodDescriptor(Kinds.real(type)));
                Code code = new Code(node, 1);
                code.self();
                code.field(Opcodes.GETFIELD, declared.name(), name, type);
                code.op(Kinds.real(type).getOpcode(Opcodes.IRETURN));
            }
        }
    }
}
