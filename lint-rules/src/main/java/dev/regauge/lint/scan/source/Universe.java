package dev.regauge.lint.scan.source;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Type;

/** The classes that names can mean: those of the project and those of the JDK. All others have a name and no members. */
final class Universe {

    private final Map<String, Declared> types = new HashMap<>();
    private final Platform platform = new Platform();
    private final Predicate<String> named;

    /**
     * No classes of a project yet.
     *
     * @param named whether a class of a library, by its internal name, is one that an import of its whole package may
     *     mean
     */
    Universe(Predicate<String> named) {
        this.named = named;
    }

    Platform platform() {
        return platform;
    }

    /** Of two classes of one name the first is kept; answers whether this is it. */
    boolean add(Declared type) {
        return types.putIfAbsent(type.name(), type) == null;
    }

    Optional<Declared> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<Declared> find(Type type) {
        return type.getSort() == Type.OBJECT ? find(type.getInternalName()) : Optional.empty();
    }

    Optional<Class<?>> ofPlatform(Type type) {
        return type.getSort() == Type.OBJECT ? platform.find(type.getInternalName()) : Optional.empty();
    }

    /** Whether there is a class of the name for sure. */
    boolean has(String name) {
        return types.containsKey(name) || platform.find(name).isPresent();
    }

    /** Whether an import of a whole package may mean the class. */
    boolean mayMean(String name) {
        return has(name) || named.test(name) || Library.has(name);
    }

    boolean isInterface(Type type) {
        return find(type)
                .map(Declared::isInterface)
                .or(() -> ofPlatform(type).map(Class::isInterface))
                .orElse(false);
    }

    /** A type and all above it, nearest first. What is above a class of a library is not known. */
    List<Type> upward(Type start) {
        Set<Type> seen = new LinkedHashSet<>();
        Deque<Type> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Type type = open.removeFirst();
            if (seen.add(type)) {
                find(type).ifPresent(declared -> open.addAll(declared.parents()));
            }
        }
        return List.copyOf(seen);
    }

    /** Those above a type that neither the project nor the JDK has. */
    List<Type> foreign(Type start) {
        List<Type> found = new ArrayList<>();
        for (Type type : upward(start)) {
            if (find(type).isEmpty() && ofPlatform(type).isEmpty()) {
                found.add(type);
            }
        }
        return found;
    }

    /** Whether a value of a type can stand for one of another: for sure, perhaps, or not. */
    Fit fit(Type from, Type to) {
        if (to.equals(Kinds.UNKNOWN) || from.equals(Kinds.UNKNOWN)) {
            return Fit.PERHAPS;
        }
        if (Kinds.isPrimitive(from) || Kinds.isPrimitive(to)) {
            return ofPrimitive(from, to);
        }
        if (from.equals(Kinds.NULL) || from.equals(to) || to.equals(Kinds.OBJECT)) {
            return Fit.SURE;
        }
        if (from.getSort() == Type.ARRAY || to.getSort() == Type.ARRAY) {
            return ofArrays(from, to);
        }
        return ofClasses(from, to);
    }

    private Fit ofPrimitive(Type from, Type to) {
        if (Kinds.isPrimitive(from) && Kinds.isPrimitive(to)) {
            return Kinds.widens(from, to) ? Fit.SURE : Fit.NOT;
        }
        if (Kinds.isPrimitive(from)) {
            return fit(Kinds.boxed(from), to) == Fit.NOT ? Fit.NOT : Fit.BOXED;
        }
        Type unboxed = Kinds.unboxed(from);
        return Kinds.isPrimitive(unboxed) && Kinds.widens(unboxed, to) ? Fit.BOXED : Fit.NOT;
    }

    private Fit ofArrays(Type from, Type to) {
        return from.getSort() == Type.ARRAY
                        && to.getSort() == Type.ARRAY
                        && !Kinds.isPrimitive(Kinds.elementOf(from))
                        && !Kinds.isPrimitive(Kinds.elementOf(to))
                ? fit(Kinds.elementOf(from), Kinds.elementOf(to))
                : Fit.NOT;
    }

    private Fit ofClasses(Type from, Type to) {
        boolean perhaps = false;
        Optional<Class<?>> target = ofPlatform(to);
        boolean closed =
                target.map(found -> Modifier.isFinal(found.getModifiers())).orElse(false);
        for (Type type : upward(from)) {
            if (type.equals(to)) {
                return Fit.SURE;
            }
            Optional<Class<?>> known = ofPlatform(type);
            if (known.isPresent()) {
                if (target.isPresent() && target.get().isAssignableFrom(known.get())) {
                    return Fit.SURE;
                }
            } else if (find(type).isEmpty()) {
                perhaps = true;
            }
        }
        return perhaps && !closed ? Fit.PERHAPS : Fit.NOT;
    }

    /** How sure it is that a value can be handed over. */
    enum Fit {
        SURE,
        BOXED,
        PERHAPS,
        NOT
    }
}
