package dev.regauge.lint.scan.source;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The constructors of a class, with what compilers add: fields that are set, objects and variables that are taken along. */
final class Constructors {

    private final TypeSketch owner;
    private final Declared declared;
    private final Unit unit;
    private final Members members;

    Constructors(TypeSketch owner) {
        this.owner = owner;
        this.declared = owner.declared();
        this.unit = owner.unit();
        this.members = new Members(owner);
    }

    void write() {
        if (declared.isInterface()) {
            return;
        }
        if (owner.anonymous().isPresent()) {
            ofAnonymous(owner.anonymous().get());
            return;
        }
        List<MethodTree> written = new ArrayList<>();
        for (Tree member : owner.tree().getMembers()) {
            if (member instanceof MethodTree method && method.getName().contentEquals("<init>")) {
                written.add(method);
            }
        }
        written.forEach(this::constructor);
        boolean record = owner.tree().getKind() == Tree.Kind.RECORD;
        if (record ? !Declarations.isOfComponents(owner.tree()) : written.isEmpty()) {
            ofNobody();
        }
    }

    private void constructor(MethodTree tree) {
        boolean compact = Declarations.isCompact(tree, owner.tree());
        List<? extends VariableTree> parameters =
                compact ? Declarations.components(owner.tree()) : tree.getParameters();
        Map<String, Type> local = members.local(tree);
        List<Type> types = parameters.stream()
                .map(parameter -> members.type(parameter.getType(), local))
                .toList();
        Body body = start(Declarations.access(tree, declared), types, parameters, local);
        List<? extends StatementTree> statements = tree.getBody().getStatements();
        owner.guarded(body, () -> {
            boolean called = !statements.isEmpty() && callsConstructor(statements.get(0), body);
            if (!called) {
                hidden(body);
                body.creations().constructor(List.of(), true, unit.line(tree));
            }
            body.statements().block(tree.getBody());
            if (compact) {
                components(parameters, body);
            }
            body.code().op(Opcodes.RETURN);
            return Type.VOID_TYPE;
        });
    }

    /** Whether the first statement calls another constructor; before one of the parent's the hidden fields are set. */
    private boolean callsConstructor(StatementTree first, Body body) {
        if (first instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call) {
            String select = call.getMethodSelect().toString();
            boolean parent = select.equals("super") || select.endsWith(".super");
            if (parent) {
                hidden(body);
            }
            return parent || select.equals("this");
        }
        return false;
    }

    private Body start(int access, List<Type> types, List<? extends VariableTree> parameters, Map<String, Type> local) {
        List<Type> all = TypeSketch.parameters(declared, types);
        MethodNode node = members.node(access, "<init>", Arguments.descriptor(all, Type.VOID_TYPE));
        Body body = members.body(node, "<init>", Type.VOID_TYPE, local);
        Code code = body.code();
        if (declared.superType().equals(Type.getObjectType("java/lang/Enum"))) {
            Members.parameter(TypeSketch.NAME, Kinds.STRING, code);
            Members.parameter(TypeSketch.ORDINAL, Type.INT_TYPE, code);
        }
        if (declared.isInner()) {
            Members.parameter("this$0", declared.outer().map(Declared::type).orElse(Kinds.OBJECT), code);
        }
        if (parameters.isEmpty()) {
            for (int i = 0; i < types.size(); i++) {
                Members.parameter("argument$" + i, types.get(i), code);
            }
        }
        Members.declare(parameters, types, code);
        declared.captured().forEach(captured -> Members.parameter(captured.name(), captured.type(), code));
        return body;
    }

    /** Sets the fields for what the object takes along. */
    private void hidden(Body body) {
        if (declared.isInner()) {
            put(body, "this$0", "this$0", declared.outer().map(Declared::type).orElse(Kinds.OBJECT));
        }
        declared.captured().forEach(captured -> put(body, captured.name(), "val$" + captured.name(), captured.type()));
    }

    private void put(Body body, String variable, String field, Type type) {
        body.code().self();
        body.code()
                .local(variable)
                .ifPresentOrElse(body.code()::load, () -> body.code().unknown(type));
        body.code().field(Opcodes.PUTFIELD, declared.name(), field, type);
    }

    private void components(List<? extends VariableTree> parameters, Body body) {
        for (VariableTree parameter : parameters) {
            String name = parameter.getName().toString();
            put(body, name, name, body.type(parameter.getType()));
        }
    }

    private void ofAnonymous(List<Type> types) {
        Body body = start(0, types, List.of(), owner.local());
        owner.guarded(body, () -> {
            hidden(body);
            body.code().self();
            Type parent = Kinds.real(declared.superType());
            Optional<Declared> above = unit.universe().find(parent);
            if (above.map(type -> type.superType().getInternalName()).equals(Optional.of("java/lang/Enum"))) {
                body.code().op(Opcodes.ACONST_NULL);
                body.code().number(0);
            }
            if (above.filter(Declared::isInner).isPresent()) {
                body.code().unknown(above.get().outer().map(Declared::type).orElse(Kinds.OBJECT));
            }
            List<Type> taken = unit.methods()
                    .constructor(
                            parent, types.stream().map(Methods.Argument::of).toList())
                    .chosen()
                    .map(Methods.Candidate::parameters)
                    .filter(parameters -> parameters.size() == types.size())
                    .orElse(types);
            for (int i = 0; i < types.size(); i++) {
                body.code().local("argument$" + i).ifPresent(body.code()::load);
                body.code().convert(types.get(i), taken.get(i));
            }
            above.ifPresent(
                    type -> type.captured().forEach(captured -> body.code().unknown(captured.type())));
            List<Type> all =
                    above.map(type -> TypeSketch.parameters(type, taken)).orElse(taken);
            String descriptor = Arguments.descriptor(all, Type.VOID_TYPE);
            body.code().call(Opcodes.INVOKESPECIAL, parent.getInternalName(), "<init>", descriptor, false);
            members.initialize(body, false);
            body.code().op(Opcodes.RETURN);
            return Type.VOID_TYPE;
        });
    }

    /** The constructor of a class that writes none; a record's sets its components. */
    private void ofNobody() {
        List<VariableTree> components = Declarations.components(owner.tree());
        List<Type> types = components.stream()
                .map(field -> members.type(field.getType(), owner.local()))
                .toList();
        Body body = start(Opcodes.ACC_PUBLIC, types, components, owner.local());
        owner.guarded(body, () -> {
            hidden(body);
            body.creations().constructor(List.of(), true, unit.line(owner.tree()));
            components(components, body);
            body.code().op(Opcodes.RETURN);
            return Type.VOID_TYPE;
        });
    }
}
