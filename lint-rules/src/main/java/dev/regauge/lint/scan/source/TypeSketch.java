package dev.regauge.lint.scan.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** A class on its way into a class file. */
final class TypeSketch {

    /** The variables of an enum's constructor that its source does not show. */
    static final String NAME = "$name";

    static final String ORDINAL = "$ordinal";

    private static final int OF_CLASSES =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_ENUM;

    private final Unit unit;
    private final Declared declared;
    private final ClassTree tree;
    private final Map<String, Type> local;
    private final ClassNode node = new ClassNode();
    private Optional<List<Type>> anonymous = Optional.empty();
    private int lambdas;

    private TypeSketch(Unit unit, Declared declared, ClassTree tree, Map<String, Type> local) {
        this.unit = unit;
        this.declared = declared;
        this.tree = tree;
        this.local = new HashMap<>(local);
    }

    /** A class of a package or a member of a class. */
    static TypeSketch of(Unit unit, Declared declared, ClassTree tree) {
        return new TypeSketch(unit, declared, tree, declared.variables());
    }

    /** A class that is declared among statements; what its body names of the variables around it, it takes along. */
    static TypeSketch ofLocal(Body around, ClassTree tree) {
        String outermost = outermost(around.declared()).name();
        String name = outermost + "$" + around.unit().next(outermost) + tree.getSimpleName();
        Declared declared = declare(around, tree, name);
        around.local().put(tree.getSimpleName().toString(), declared.type());
        declared.captured().addAll(Captures.in(tree, around));
        Map<String, Type> local = new HashMap<>(around.local());
        local.putAll(declared.variables());
        return new TypeSketch(around.unit(), declared, tree, local);
    }

    /**
     * A class without a name.
     *
     * @param given the types that its constructor hands on
     */
    static TypeSketch ofAnonymous(Body around, ClassTree tree, Type parent, List<Type> given) {
        String outermost = outermost(around.declared()).name();
        Declared declared =
                declare(around, tree, outermost + "$" + around.unit().next(outermost));
        boolean asInterface = around.universe().isInterface(parent)
                || (given.isEmpty() && !around.universe().foreign(parent).isEmpty());
        Type known = Kinds.real(parent);
        declared.extend(() -> asInterface ? Kinds.OBJECT : known, () -> asInterface ? List.of(known) : List.of());
        declared.captured().addAll(Captures.in(tree, around));
        TypeSketch sketch = new TypeSketch(around.unit(), declared, tree, around.local());
        sketch.anonymous = Optional.of(given);
        return sketch;
    }

    private static Declared declare(Body around, ClassTree tree, String name) {
        int fixed = around.code().isStatic() ? Opcodes.ACC_STATIC : 0;
        Map<String, Type> local = new HashMap<>(around.local());
        String simple = tree.getSimpleName().toString();
        if (!simple.isEmpty()) {
            local.put(simple, Type.getObjectType(name));
        }
        return new Declarations(around.universe(), around.unit().names(), local)
                .declare(tree, name, Optional.of(around.declared()), fixed, true);
    }

    private static Declared outermost(Declared type) {
        return type.outer().map(TypeSketch::outermost).orElse(type);
    }

    /** The parameters of a constructor in the class file: more than the source shows. */
    static List<Type> parameters(Declared made, List<Type> own) {
        List<Type> all = new ArrayList<>();
        if (made.superType().equals(Type.getObjectType("java/lang/Enum"))) {
            all.addAll(List.of(Kinds.STRING, Type.INT_TYPE));
        }
        if (made.isInner()) {
            all.add(made.outer().map(Declared::type).orElse(Kinds.OBJECT));
        }
        all.addAll(own);
        made.captured().forEach(captured -> all.add(captured.type()));
        return all;
    }

    Declared declared() {
        return declared;
    }

    Unit unit() {
        return unit;
    }

    ClassTree tree() {
        return tree;
    }

    ClassNode node() {
        return node;
    }

    Map<String, Type> local() {
        return local;
    }

    /** The types that the constructor of a class without a name hands on. */
    Optional<List<Type>> anonymous() {
        return anonymous;
    }

    String lambdaName(String method) {
        String within = method.equals("<init>") ? "new" : method.equals("<clinit>") ? "static" : method;
        return "lambda$" + within + "$" + lambdas++;
    }

    void write() {
        node.version = Opcodes.V17;
        node.access = declared.access() & OF_CLASSES;
        node.name = declared.name();
        node.superName = Kinds.real(declared.superType()).getInternalName();
        node.interfaces = declared.interfaces().stream()
                .filter(type -> !type.equals(Kinds.UNKNOWN))
                .map(Type::getInternalName)
                .toList();
        node.sourceFile = String.valueOf(unit.output().file().getFileName());
        annotate();
        fields();
        Members members = new Members(this);
        new Constructors(this).write();
        members.initializer();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method && !method.getName().contentEquals("<init>")) {
                members.method(method);
            }
        }
        members.accessors();
        unit.output().add(node);
        for (Tree member : tree.getMembers()) {
            if (member instanceof ClassTree nested) {
                nested(nested);
            }
        }
    }

    private void annotate() {
        List<AnnotationNode> all = annotating().of(tree.getModifiers());
        node.visibleAnnotations = all.isEmpty() ? null : all;
    }

    Annotating annotating() {
        return new Annotating(unit, declared);
    }

    private void nested(ClassTree nested) {
        Declared found = declared.nested().get(nested.getSimpleName().toString());
        if (found != null) {
            Map<String, Type> all = new HashMap<>(local);
            all.putAll(found.variables());
            new TypeSketch(unit, found, nested, all).write();
        }
    }

    private void fields() {
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree variable) {
                Declared.Field field = declared.fields().get(variable.getName().toString());
                if (field != null) {
                    FieldNode written = new FieldNode(
                            field.access(),
                            field.name(),
                            Kinds.real(field.type().get()).getDescriptor(),
                            null,
                            constant(variable, field).orElse(null));
                    List<AnnotationNode> all = annotating().of(variable.getModifiers());
                    written.visibleAnnotations = all.isEmpty() ? null : all;
                    node.fields.add(written);
                }
            }
        }
        if (declared.isInner()) {
            hidden("this$0", declared.outer().map(Declared::type).orElse(Kinds.OBJECT));
        }
        declared.captured().forEach(captured -> hidden("val$" + captured.name(), captured.type()));
    }

    private void hidden(String name, Type type) {
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.fields.add(new FieldNode(access, name, Kinds.real(type).getDescriptor(), null, null));
    }

    /** What the class file gives as the value of a field, so that no code sets it. */
    static Optional<Object> constant(VariableTree tree, Declared.Field field) {
        int both = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (field.access() & both) == both && tree.getInitializer() != null
                ? Constants.ofField(tree.getInitializer(), field.type().get())
                : Optional.empty();
    }

    /** Writes what the fields of a new object are set to. */
    void initialize(Body body) {
        new Members(this).initialize(body, false);
    }

    static boolean isStatic(Tree member, Declared declared) {
        if (member instanceof VariableTree variable) {
            Declared.Field field = declared.fields().get(variable.getName().toString());
            return field != null && field.isStatic();
        }
        return member instanceof MethodTree method
                && method.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    /** Lets a body be written; one that is not understood says nothing, and that is said. */
    Type guarded(Body body, Supplier<Type> writing) {
        try {
            return writing.get();
        } catch (TooLarge e) {
            unit.output().skip("the method " + body.method() + " is too large");
            Output.empty(body.code().node());
            return Kinds.OBJECT;
        } catch (RuntimeException | StackOverflowError e) {
            unit.output()
                    .skip("the body of " + body.method() + " is not understood ("
                            + e.getClass().getSimpleName() + ")");
            Output.empty(body.code().node());
            return Kinds.OBJECT;
        }
    }
}
