package dev.regauge.lint.scan.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class of the project as its source declares it. Types are looked up when they are first asked for. */
final class Declared {

    private final String name;
    private final int access;
    private final Optional<Declared> outer;
    private final Map<String, Declared> nested = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<Captured> captured = new ArrayList<>();
    private Lazy<Type> superType = new Lazy<>(() -> Kinds.OBJECT);
    private Lazy<List<Type>> interfaces = new Lazy<>(List::of);
    private Lazy<Map<String, Type>> variables = new Lazy<>(Map::of);

    /** A local variable that a class takes along. */
    record Captured(String name, Type type) {}

    /**
     * A field.
     *
     * @param text that it always is; none where it is no constant text
     */
    record Field(String name, int access, Lazy<Type> type, ConstantText text) {
        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }
    }

    /** A method or constructor. */
    record Method(String name, int access, Lazy<List<Type>> parameters, Lazy<Type> returns) {
        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        boolean isVarargs() {
            return (access & Opcodes.ACC_VARARGS) != 0;
        }
    }

    /** A value that is computed once. */
    static final class Lazy<T> {
        private final Supplier<T> source;
        private Optional<T> value = Optional.empty();

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        T get() {
            if (value.isEmpty()) {
                value = Optional.of(source.get());
            }
            return value.get();
        }
    }

    Declared(String name, int access, Optional<Declared> outer) {
        this.name = name;
        this.access = access;
        this.outer = outer;
    }

    /** Internal name. */
    String name() {
        return name;
    }

    /** The name in the source. */
    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    Type type() {
        return Type.getObjectType(name);
    }

    int access() {
        return access;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The class that it stands in. */
    Optional<Declared> outer() {
        return outer;
    }

    /** Whether an object of it belongs to an object of the class that it stands in. */
    boolean isInner() {
        return outer.isPresent() && (access & Opcodes.ACC_STATIC) == 0;
    }

    Map<String, Declared> nested() {
        return nested;
    }

    Map<String, Field> fields() {
        return fields;
    }

    List<Method> methods() {
        return methods;
    }

    List<Captured> captured() {
        return captured;
    }

    Type superType() {
        return superType.get();
    }

    List<Type> interfaces() {
        return interfaces.get();
    }

    /** Its type parameters, and those of the classes around it, as what they are at least. */
    Map<String, Type> variables() {
        return variables.get();
    }

    void variables(Supplier<Map<String, Type>> all) {
        variables = new Lazy<>(all);
    }

    void extend(Supplier<Type> parent, Supplier<List<Type>> more) {
        superType = new Lazy<>(parent);
        interfaces = new Lazy<>(more);
    }

    /** The class above it and its interfaces. */
    List<Type> parents() {
        List<Type> all = new ArrayList<>(List.of(superType()));
        all.addAll(interfaces());
        return all;
    }
}
