package dev.regauge.lint.scan.source;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a name means that stands for a value: a local variable, a field of this class or of one around it, a constant. */
final class Variables {

    private final Body body;

    /** A field, and how to come to the object that has it. */
    record Found(
            String owner, String name, Type type, boolean isStatic, List<Declared> hops, Optional<Object> constant) {
        static Found ofClass(String owner, String name, Type type, Optional<Object> constant) {
            return new Found(owner, name, type, true, List.of(), constant);
        }
    }

    Variables(Body body) {
        this.body = body;
    }

    boolean has(String name) {
        return body.code().local(name).isPresent() || field(name).isPresent();
    }

    /** Pushes the value; nothing where the name says nothing. */
    Optional<Type> load(String name) {
        Optional<Code.Local> local = body.code().local(name);
        if (local.isPresent()) {
            body.code().load(local.get());
            return Optional.of(local.get().type());
        }
        Optional<Found> found = field(name);
        found.ifPresent(this::loadField);
        return found.map(Found::type);
    }

    private void loadField(Found found) {
        if (found.constant().isPresent()) {
            body.code().constant(found.constant().get());
            return;
        }
        if (!found.isStatic()) {
            walk(found.hops());
        }
        body.code()
                .field(
                        found.isStatic() ? Opcodes.GETSTATIC : Opcodes.GETFIELD,
                        found.owner(),
                        found.name(),
                        found.type());
    }

    /** Pushes this, then the object around it, as often as there are classes on the way. */
    void walk(List<Declared> hops) {
        body.code().self();
        for (Declared hop : hops) {
            Type around = hop.outer().map(Declared::type).orElse(Kinds.UNKNOWN);
            body.code().field(Opcodes.GETFIELD, hop.name(), "this$0", around);
        }
    }

    /** Pushes this, or the object around it, that is of a class; answers whether there is one. */
    boolean loadSelf(String className) {
        List<Declared> hops = new ArrayList<>();
        boolean reachable = !body.code().isStatic();
        Optional<Declared> at = Optional.of(body.declared());
        while (reachable && at.isPresent()) {
            if (isA(at.get(), className)) {
                walk(hops);
                return true;
            }
            hops.add(at.get());
            reachable = at.get().isInner();
            at = at.get().outer();
        }
        return false;
    }

    private boolean isA(Declared type, String className) {
        return body.universe().upward(type.type()).contains(Type.getObjectType(className));
    }

    /** The field that a name means. */
    Optional<Found> field(String name) {
        List<Declared> hops = new ArrayList<>();
        boolean reachable = !body.code().isStatic();
        Optional<Declared> at = Optional.of(body.declared());
        while (at.isPresent()) {
            Declared type = at.get();
            Optional<Found> found = of(type.type(), name, hops).or(() -> captured(type, name, hops));
            if (found.isPresent()) {
                return found.get().isStatic() || reachable ? found : Optional.empty();
            }
            hops.add(type);
            reachable &= type.isInner();
            at = type.outer();
        }
        return body.unit().names().importedFrom(name).stream()
                .flatMap(owner -> ofClass(Type.getObjectType(owner), name).stream())
                .findFirst();
    }

    private static Optional<Found> captured(Declared type, String name, List<Declared> hops) {
        return type.captured().stream()
                .filter(captured -> captured.name().equals(name))
                .findFirst()
                .map(captured -> new Found(
                        type.name(), "val$" + name, captured.type(), false, List.copyOf(hops), Optional.empty()));
    }

    /** A field of a class or of one above it. */
    Optional<Found> of(Type type, String name, List<Declared> hops) {
        for (Type parent : body.universe().upward(type)) {
            Optional<Found> found = body.universe()
                    .find(parent)
                    .flatMap(declared -> Optional.ofNullable(declared.fields().get(name)))
                    .map(field -> new Found(
                            parent.getInternalName(),
                            name,
                            field.type().get(),
                            field.isStatic(),
                            List.copyOf(hops),
                            Optional.empty()))
                    .or(() -> ofPlatform(parent, name, hops));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> ofPlatform(Type type, String name, List<Declared> hops) {
        return body.universe()
                .ofPlatform(type)
                .flatMap(known -> body.universe().platform().field(known, name).map(field -> found(field, hops)));
    }

    private Found found(Field field, List<Declared> hops) {
        return new Found(
                Type.getInternalName(field.getDeclaringClass()),
                field.getName(),
                Type.getType(field.getType()),
                Modifier.isStatic(field.getModifiers()),
                List.copyOf(hops),
                body.universe().platform().constant(field));
    }

    /** A static field; of a class that nobody can ask, one of an unknown type. */
    Optional<Found> ofClass(Type type, String name) {
        Optional<Found> found = of(type, name, List.of());
        boolean foreign = !body.universe().foreign(type).isEmpty() && !type.equals(Kinds.UNKNOWN);
        return foreign && found.isEmpty()
                ? Optional.of(Found.ofClass(type.getInternalName(), name, Kinds.UNKNOWN, Optional.empty()))
                : found.filter(Found::isStatic);
    }

    void loadStatic(Found found) {
        loadField(found);
    }
}
