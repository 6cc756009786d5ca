package dev.regauge.lint.scan.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What the names of types mean in one source file: by its package and its imports. */
final class Names {

    private final Universe universe;
    private final String packagePath;
    private final Map<String, String> imported = new HashMap<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final List<String> membersOnDemand = new ArrayList<>();

    Names(Universe universe, CompilationUnitTree unit) {
        this.universe = universe;
        ExpressionTree name = unit.getPackageName();
        this.packagePath = name == null ? "" : name.toString().replace('.', '/') + "/";
        unit.getImports().forEach(this::add);
    }

    String packagePath() {
        return packagePath;
    }

    private void add(ImportTree tree) {
        String name = tree.getQualifiedIdentifier().toString();
        int dot = name.lastIndexOf('.');
        String owner = name.substring(0, Math.max(dot, 0));
        String last = name.substring(dot + 1);
        if (tree.isStatic() && last.equals("*")) {
            membersOnDemand.add(owner);
        } else if (tree.isStatic()) {
            members.computeIfAbsent(last, key -> new ArrayList<>()).add(owner);
        } else if (last.equals("*")) {
            onDemand.add(owner);
        } else {
            imported.put(last, name);
        }
    }

    /** The classes that a static import may take a member from, by their internal names. */
    List<String> importedFrom(String member) {
        List<String> owners = new ArrayList<>(members.getOrDefault(member, List.of()));
        owners.addAll(membersOnDemand);
        return owners.stream().map(this::qualified).toList();
    }

    /** A type as it is written: without type arguments and annotations. */
    static String written(@Nullable Tree tree) {
        if (tree instanceof ParameterizedTypeTree generic) {
            return written(generic.getType());
        }
        if (tree instanceof AnnotatedTypeTree annotated) {
            return written(annotated.getUnderlyingType());
        }
        if (tree instanceof ArrayTypeTree array) {
            return written(array.getType()) + "[]";
        }
        if (tree instanceof PrimitiveTypeTree primitive) {
            return primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT);
        }
        if (tree instanceof IdentifierTree name) {
            return name.getName().toString();
        }
        if (tree instanceof MemberSelectTree select) {
            return written(select.getExpression()) + "." + select.getIdentifier();
        }
        if (tree instanceof IntersectionTypeTree several) {
            return written(several.getBounds().get(0));
        }
        return tree instanceof UnionTypeTree ? "java.lang.Exception" : "";
    }

    /**
     * The type that a name means.
     *
     * @param text as {@link #written} gives it
     * @param local classes and type parameters that hide all others, by their names
     */
    Type type(String text, Optional<Declared> within, Map<String, Type> local) {
        if (text.endsWith("[]")) {
            return Kinds.arrayOf(type(text.substring(0, text.length() - 2), within, local));
        }
        return switch (text) {
            case "" -> Kinds.UNKNOWN;
            case "void" -> Type.VOID_TYPE;
            case "int" -> Type.INT_TYPE;
            case "long" -> Type.LONG_TYPE;
            case "short" -> Type.SHORT_TYPE;
            case "byte" -> Type.BYTE_TYPE;
            case "boolean" -> Type.BOOLEAN_TYPE;
            case "char" -> Type.CHAR_TYPE;
            case "float" -> Type.FLOAT_TYPE;
            case "double" -> Type.DOUBLE_TYPE;
            default -> named(text, within, local);
        };
    }

    private Type named(String text, Optional<Declared> within, Map<String, Type> local) {
        int dot = text.indexOf('.');
        Optional<Type> first = simple(dot < 0 ? text : text.substring(0, dot), within, local);
        if (dot < 0) {
            return first.orElse(Kinds.UNKNOWN);
        }
        if (first.isPresent()) {
            String rest = text.substring(dot).replace('.', '$');
            return first.get().getSort() == Type.OBJECT && !first.get().equals(Kinds.UNKNOWN)
                    ? Type.getObjectType(first.get().getInternalName() + rest)
                    : Kinds.UNKNOWN;
        }
        return Character.isLowerCase(text.charAt(0)) ? Type.getObjectType(qualified(text)) : Kinds.UNKNOWN;
    }

    /** What a name without dots means, where that can be told. */
    Optional<Type> simple(String name, Optional<Declared> within, Map<String, Type> local) {
        Type hidden = local.get(name);
        if (hidden != null) {
            return Optional.of(hidden);
        }
        return enclosing(name, within)
                .or(() -> Optional.ofNullable(imported.get(name)).map(this::qualified))
                .or(() -> importedMember(name))
                .or(() -> Optional.of(packagePath + name)
                        .filter(own -> universe.find(own).isPresent()))
                .or(() -> onDemand(name))
                .or(() -> Optional.of("java/lang/" + name).filter(universe::has))
                .map(Type::getObjectType);
    }

    private Optional<String> enclosing(String name, Optional<Declared> within) {
        for (Optional<Declared> at = within; at.isPresent(); at = at.get().outer()) {
            if (at.get().simpleName().equals(name)) {
                return Optional.of(at.get().name());
            }
            for (Type type : universe.upward(at.get().type())) {
                Optional<String> nested = universe.find(type)
                        .flatMap(declared ->
                                Optional.ofNullable(declared.nested().get(name)))
                        .map(Declared::name);
                if (nested.isPresent()) {
                    return nested;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> importedMember(String name) {
        return importedFrom(name).stream()
                .map(owner -> owner + "$" + name)
                .filter(universe::has)
                .findFirst();
    }

    private Optional<String> onDemand(String name) {
        return onDemand.stream()
                .map(owner -> qualified(owner + "." + name))
                .filter(universe::mayMean)
                .findFirst();
    }

    /** The internal name of a type with its package in front: what is no package is told by its capital, if by nothing else. */
    private String qualified(String name) {
        String[] parts = name.split("\\.", -1);
        int packages = 0;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            path.append(i == 0 ? "" : "/").append(parts[i]);
            if (universe.has(path.toString())) {
                packages = i;
                break;
            }
            boolean capital = !parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0));
            packages = capital && packages == 0 ? i : packages;
        }
        packages = packages == 0 ? parts.length - 1 : packages;
        StringBuilder internal = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            internal.append(i == 0 ? "" : i <= packages ? "/" : "$").append(parts[i]);
        }
        return internal.toString();
    }
}
