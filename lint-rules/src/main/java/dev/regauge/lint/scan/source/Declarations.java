package dev.regauge.lint.scan.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Takes the declarations out of a tree. No tree is kept: only names, which are looked up when they are asked for. */
final class Declarations {

    private static final Map<Modifier, Integer> FLAGS = Map.of(
            Modifier.PUBLIC, Opcodes.ACC_PUBLIC,
            Modifier.PRIVATE, Opcodes.ACC_PRIVATE,
            Modifier.PROTECTED, Opcodes.ACC_PROTECTED,
            Modifier.STATIC, Opcodes.ACC_STATIC,
            Modifier.FINAL, Opcodes.ACC_FINAL,
            Modifier.ABSTRACT, Opcodes.ACC_ABSTRACT,
            Modifier.NATIVE, Opcodes.ACC_NATIVE);
    private static final Type ENUM = Type.getObjectType("java/lang/Enum");
    private static final Type RECORD = Type.getObjectType("java/lang/Record");

    private final Universe universe;
    private final Names names;
    private final Map<String, Type> around;

    /**
     * Declarations of one source file.
     *
     * @param around local classes and type parameters around a local class, by their names
     */
    Declarations(Universe universe, Names names, Map<String, Type> around) {
        this.universe = universe;
        this.names = names;
        this.around = Map.copyOf(around);
    }

    /** Declares a class of a package and those in it. */
    Declared topLevel(ClassTree tree, boolean registered) {
        return declare(tree, names.packagePath() + tree.getSimpleName(), Optional.empty(), 0, registered);
    }

    /** Declares a class and those in it. */
    Declared declare(ClassTree tree, String name, Optional<Declared> outer, int more, boolean registered) {
        Declared declared = new Declared(name, access(tree, outer) | more, outer);
        if (registered) {
            universe.add(declared);
        }
        Map<String, String> bounds = bounds(tree.getTypeParameters());
        declared.variables(() -> variables(declared, bounds));
        extend(declared, tree);
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                declared.fields().put(field.getName().toString(), field(field, declared, tree));
            } else if (member instanceof MethodTree method) {
                declared.methods().add(method(method, declared, tree));
            } else if (member instanceof ClassTree nested) {
                String simple = nested.getSimpleName().toString();
                declared.nested()
                        .put(simple, declare(nested, name + "$" + simple, Optional.of(declared), 0, registered));
            }
        }
        implicit(declared, tree);
        return declared;
    }

    static int flags(ModifiersTree modifiers) {
        return modifiers.getFlags().stream()
                .mapToInt(flag -> FLAGS.getOrDefault(flag, 0))
                .reduce(0, (one, other) -> one | other);
    }

    private static int access(ClassTree tree, Optional<Declared> outer) {
        int flags = flags(tree.getModifiers());
        boolean ofInterface = outer.map(Declared::isInterface).orElse(false);
        int fixed = outer.isPresent() ? Opcodes.ACC_STATIC : 0;
        return switch (tree.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> flags | fixed | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
            case ENUM -> flags | fixed | Opcodes.ACC_ENUM;
            case RECORD -> flags | fixed | Opcodes.ACC_FINAL;
            default -> ofInterface ? flags | fixed : flags;
        };
    }

    static Map<String, String> bounds(List<? extends TypeParameterTree> parameters) {
        Map<String, String> bounds = new LinkedHashMap<>();
        for (TypeParameterTree parameter : parameters) {
            String bound = parameter.getBounds().isEmpty()
                    ? ""
                    : Names.written(parameter.getBounds().get(0));
            bounds.put(parameter.getName().toString(), bound);
        }
        return bounds;
    }

    private Map<String, Type> variables(Declared declared, Map<String, String> bounds) {
        Map<String, Type> all =
                new HashMap<>(declared.outer().map(Declared::variables).orElse(Map.of()));
        all.putAll(around);
        add(bounds, declared, all);
        return Map.copyOf(all);
    }

    /** Adds type parameters; one may be bound by another. */
    void add(Map<String, String> bounds, Declared within, Map<String, Type> into) {
        bounds.keySet().forEach(name -> into.put(name, Kinds.UNKNOWN));
        bounds.forEach((name, bound) -> into.put(name, names.type(bound, Optional.of(within), into)));
    }

    private Type type(String written, Declared within) {
        return names.type(written, Optional.of(within), within.variables());
    }

    private void extend(Declared declared, ClassTree tree) {
        String parent = Names.written(tree.getExtendsClause());
        List<String> more =
                tree.getImplementsClause().stream().map(Names::written).toList();
        Type standard = switch (tree.getKind()) {
            case ENUM -> ENUM;
            case RECORD -> RECORD;
            default -> Kinds.OBJECT;
        };
        // what a class extends is looked up around it, or a class that it inherits would be asked for first
        declared.extend(
                () -> parent.isEmpty() ? standard : above(parent, declared),
                () -> more.stream().map(name -> above(name, declared)).toList());
    }

    private Type above(String written, Declared declared) {
        Map<String, Type> known = declared.outer().map(Declared::variables).orElse(Map.of());
        Map<String, Type> all = new HashMap<>(known);
        all.putAll(around);
        return names.type(written, declared.outer(), all);
    }

    private Declared.Field field(VariableTree tree, Declared declared, ClassTree owner) {
        int flags = flags(tree.getModifiers());
        if (declared.isInterface()) {
            flags |= Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        } else if (owner.getKind() == Tree.Kind.RECORD && (flags & Opcodes.ACC_STATIC) == 0) {
            flags |= Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        } else if (isConstant(tree, owner)) {
            flags |= Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        }
        String written = Names.written(tree.getType());
        int both = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        boolean constant = (flags & both) == both && written.matches("(java\\.lang\\.)?String");
        ExpressionTree initial = tree.getInitializer();
        return new Declared.Field(
                tree.getName().toString(),
                flags,
                new Declared.Lazy<>(() -> type(written, declared)),
                constant && initial != null ? text(initial, declared) : ConstantText.NONE);
    }

    private ConstantText text(ExpressionTree initial, Declared declared) {
        return ConstantText.of(initial, name -> ConstantText.named(name, declared, universe, names));
    }

    /** Whether a field is one of the constants of an enum: nothing else of it can be made. */
    static boolean isConstant(VariableTree tree, ClassTree owner) {
        ExpressionTree initial = tree.getInitializer();
        return owner.getKind() == Tree.Kind.ENUM
                && initial instanceof NewClassTree made
                && made.getIdentifier().toString().equals(owner.getSimpleName().toString());
    }

    private Declared.Method method(MethodTree tree, Declared declared, ClassTree owner) {
        List<String> parameters = isCompact(tree, owner)
                ? components(owner).stream()
                        .map(field -> Names.written(field.getType()))
                        .toList()
                : tree.getParameters().stream()
                        .map(parameter -> Names.written(parameter.getType()))
                        .toList();
        String returned = tree.getReturnType() == null ? "void" : Names.written(tree.getReturnType());
        Map<String, String> bounds = bounds(tree.getTypeParameters());
        return new Declared.Method(
                tree.getName().toString(),
                access(tree, declared),
                new Declared.Lazy<>(() -> {
                    Map<String, Type> local = local(declared, bounds);
                    return parameters.stream()
                            .map(written -> names.type(written, Optional.of(declared), local))
                            .toList();
                }),
                new Declared.Lazy<>(() -> names.type(returned, Optional.of(declared), local(declared, bounds))));
    }

    /** What the type parameters of a method and around it mean. */
    Map<String, Type> local(Declared declared, Map<String, String> bounds) {
        Map<String, Type> all = new HashMap<>(declared.variables());
        add(bounds, declared, all);
        return all;
    }

    static int access(MethodTree tree, Declared declared) {
        int flags = flags(tree.getModifiers());
        Set<Modifier> modifiers = tree.getModifiers().getFlags();
        if (declared.isInterface()) {
            boolean open = tree.getBody() == null && !modifiers.contains(Modifier.PRIVATE);
            flags |= open ? Opcodes.ACC_ABSTRACT : 0;
            flags |= modifiers.contains(Modifier.PRIVATE) ? 0 : Opcodes.ACC_PUBLIC;
        }
        return isVarargs(tree) ? flags | Opcodes.ACC_VARARGS : flags;
    }

    /** Only the printed form of a tree tells three dots from an array. */
    private static boolean isVarargs(MethodTree tree) {
        if (tree.getParameters().isEmpty()) {
            return false;
        }
        VariableTree last = tree.getParameters().get(tree.getParameters().size() - 1);
        return Names.written(last.getType()).endsWith("[]") && last.toString().contains("...");
    }

    /** The components of a record: it has no other fields that are not static. */
    static List<VariableTree> components(ClassTree tree) {
        List<VariableTree> fields = new ArrayList<>();
        for (Tree member : tree.getMembers()) {
            if (tree.getKind() == Tree.Kind.RECORD
                    && member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Whether a constructor of a record leaves its parameters out. */
    static boolean isCompact(MethodTree tree, ClassTree owner) {
        return tree.getName().contentEquals("<init>")
                && tree.getParameters().isEmpty()
                && !components(owner).isEmpty()
                && tree.getBody() != null
                && (tree.getBody().getStatements().isEmpty()
                        || !tree.getBody().getStatements().get(0).toString().startsWith("this("));
    }

    private void implicit(Declared declared, ClassTree tree) {
        List<String> components = components(tree).stream()
                .map(field -> Names.written(field.getType()))
                .toList();
        boolean canonical = declared.methods().stream()
                .anyMatch(method ->
                        method.name().equals("<init>") && (tree.getKind() != Tree.Kind.RECORD || isOfComponents(tree)));
        if (!declared.isInterface() && !canonical) {
            declared.methods()
                    .add(new Declared.Method(
                            "<init>",
                            Opcodes.ACC_PUBLIC,
                            new Declared.Lazy<>(() -> components.stream()
                                    .map(written -> type(written, declared))
                                    .toList()),
                            new Declared.Lazy<>(() -> Type.VOID_TYPE)));
        }
        components(tree).forEach(field -> accessor(field.getName().toString(), declared));
        if (tree.getKind() == Tree.Kind.ENUM) {
            add(declared, "values", List.of(), Kinds.arrayOf(declared.type()));
            add(declared, "valueOf", List.of(Kinds.STRING), declared.type());
        }
    }

    /** Whether a record has a constructor for all of its components. */
    static boolean isOfComponents(ClassTree tree) {
        int count = components(tree).size();
        return tree.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .anyMatch(method -> method.getName().contentEquals("<init>")
                        && (method.getParameters().size() == count || isCompact(method, tree)));
    }

    private static void accessor(String name, Declared declared) {
        boolean own =
                declared.methods().stream().anyMatch(method -> method.name().equals(name));
        Declared.Field field = declared.fields().get(name);
        if (!own && field != null) {
            declared.methods()
                    .add(new Declared.Method(name, Opcodes.ACC_PUBLIC, new Declared.Lazy<>(List::of), field.type()));
        }
    }

    private static void add(Declared declared, String name, List<Type> parameters, Type returned) {
        declared.methods()
                .add(new Declared.Method(
                        name,
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                        new Declared.Lazy<>(() -> parameters),
                        new Declared.Lazy<>(() -> returned)));
    }
}
