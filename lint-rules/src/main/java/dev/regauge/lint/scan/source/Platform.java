package dev.regauge.lint.scan.source;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** The classes of the running JDK, asked by reflection; nothing of the project is ever loaded. */
final class Platform {

    private static final List<String> CONSTANTS = List.of("java/sql/", "java/lang/");

    private final Map<String, Optional<Class<?>>> known = new HashMap<>();
    private final Map<Class<?>, Map<String, List<Methods.Candidate>>> methods = new HashMap<>();
    private final Map<Class<?>, Optional<Method>> functional = new HashMap<>();

    /** A class by its internal name. */
    Optional<Class<?>> find(String name) {
        return name.startsWith("java") ? known.computeIfAbsent(name, Platform::load) : Optional.empty();
    }

    private static Optional<Class<?>> load(String name) {
        try {
            Class<?> found = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            return Modifier.isPublic(found.getModifiers()) ? Optional.of(found) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The public methods of a name, inherited ones too; of an interface also those of Object. */
    List<Methods.Candidate> methods(Class<?> type, String name) {
        return methods.computeIfAbsent(type, Platform::byName).getOrDefault(name, List.of());
    }

    private static Map<String, List<Methods.Candidate>> byName(Class<?> type) {
        List<Methods.Candidate> found = new ArrayList<>();
        Stream<Method> all = Arrays.stream(type.getMethods());
        if (type.isInterface()) {
            all = Stream.concat(all, Arrays.stream(Object.class.getMethods()));
        }
        all.filter(method -> !method.isBridge())
                .map(method -> new Methods.Candidate(
                        Type.getInternalName(type),
                        method.getName(),
                        List.of(Type.getArgumentTypes(method)),
                        returned(method),
                        Type.getReturnType(method),
                        Modifier.isStatic(method.getModifiers()),
                        method.isVarArgs(),
                        type.isInterface()))
                .forEach(found::add);
        return found.stream().collect(Collectors.groupingBy(Methods.Candidate::name));
    }

    List<Methods.Candidate> constructors(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .map(made -> new Methods.Candidate(
                        Type.getInternalName(type),
                        "<init>",
                        List.of(Type.getArgumentTypes(Type.getConstructorDescriptor(made))),
                        Type.VOID_TYPE,
                        Type.VOID_TYPE,
                        false,
                        made.isVarArgs(),
                        false))
                .toList();
    }

    /** What comes back; unknown where that is for type arguments to say. */
    private static Type returned(Method method) {
        Type type = Type.getReturnType(method);
        return method.getGenericReturnType() instanceof TypeVariable<?> && type.equals(Kinds.OBJECT)
                ? Kinds.UNKNOWN
                : type;
    }

    /** The only abstract method; nothing where the class is no functional interface. */
    Optional<Method> functional(Class<?> type) {
        return functional.computeIfAbsent(type, Platform::onlyOpen);
    }

    private static Optional<Method> onlyOpen(Class<?> type) {
        if (!type.isInterface()) {
            return Optional.empty();
        }
        List<Method> open = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfObject(method))
                .toList();
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    Optional<Field> field(Class<?> type, String name) {
        try {
            return Optional.of(type.getField(name));
        } catch (NoSuchFieldException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** A constant such as {@code Types.VARCHAR}: a number or a text that compilers write into class files. */
    Optional<Object> constant(Field field) {
        int modifiers = field.getModifiers();
        boolean simple = field.getType().isPrimitive() || field.getType() == String.class;
        boolean asked = CONSTANTS.stream()
                .anyMatch(
                        name -> Type.getInternalName(field.getDeclaringClass()).startsWith(name));
        if (!simple || !asked || !Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(field.get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
