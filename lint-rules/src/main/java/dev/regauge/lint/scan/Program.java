package dev.regauge.lint.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The scanned classes and how they hang together. */
final class Program {

    /** A call is followed into at most so many methods that may be meant. */
    private static final int MOST_TARGETS = 4;

    /** So many are looked at where most of them may be known ones, which do not count then. */
    private static final int MOST_KNOWN = 256;

    private static final int MOST_TREES = 60;

    private final Map<String, ClassFile> classes = new HashMap<>();
    private final List<ClassFile> sorted;
    private final List<ClassFile> own;
    private final Set<String> known;
    private final CallIndex callers;
    private final Map<String, List<ClassFile>> nests = new HashMap<>();
    private final Map<String, List<ClassFile>> packages = new HashMap<>();
    private final Set<ClassFile> damaged = new LinkedHashSet<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<MethodKey, List<MethodKey>> targets = new HashMap<>();
    private final Map<MethodKey, List<MethodKey>> settled = new HashMap<>();
    private final Map<MethodKey, List<Type>> parameters = new HashMap<>();
    private final Map<String, Map<String, Optional<DeclaredField>>> fields = new HashMap<>();
    private final Map<String, ClassNode> trees = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClassNode> eldest) {
            return size() > MOST_TREES;
        }
    };

    /** A field and the class that declares it. */
    record DeclaredField(ClassFile owner, ClassFile.Field field) {}

    /** Of two classes of one name the first is taken. */
    Program(Collection<ClassFile> files) {
        this(files, List.of());
    }

    /** @param elsewhere classes that the program uses and that are none of it */
    Program(Collection<ClassFile> files, Collection<ClassFile> elsewhere) {
        files.forEach(file -> classes.putIfAbsent(file.name(), file));
        own = classes.values().stream()
                .sorted(Comparator.comparing(ClassFile::name))
                .toList();
        known = elsewhere.stream()
                .filter(file -> classes.putIfAbsent(file.name(), file) == null)
                .map(ClassFile::name)
                .collect(Collectors.toSet());
        sorted = classes.values().stream()
                .sorted(Comparator.comparing(ClassFile::name))
                .toList();
        callers = new CallIndex(sorted);
        for (ClassFile file : sorted) {
            nests.computeIfAbsent(outermost(file.name()), key -> new ArrayList<>())
                    .add(file);
            packages.computeIfAbsent(packageOf(file.name()), key -> new ArrayList<>())
                    .add(file);
            parents(file)
                    .forEach(parent -> below.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(file.name()));
        }
    }

    /** The classes in which something may be found, sorted by name. */
    List<ClassFile> own() {
        return own;
    }

    /** Whether a class only explains others. */
    boolean isKnown(String name) {
        return known.contains(name);
    }

    /** All classes, sorted by name. */
    List<ClassFile> classes() {
        return sorted;
    }

    /** The classes that call, or hand on, one of the methods, sorted by name. May err to more. */
    List<ClassFile> callersOf(Collection<MethodKey> methods) {
        return callers.of(methods);
    }

    /** The classes that stand in the same top-level class. */
    List<ClassFile> sameFile(String name) {
        return nests.getOrDefault(outermost(name), List.of());
    }

    /** The classes that may see a field that is not public: those of its package and those below its class. */
    List<ClassFile> neighbours(ClassFile file) {
        Set<ClassFile> found = new LinkedHashSet<>(packages.getOrDefault(packageOf(file.name()), List.of()));
        Deque<String> open = new ArrayDeque<>(below.getOrDefault(file.name(), List.of()));
        Set<String> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (seen.add(name)) {
                find(name).ifPresent(found::add);
                open.addAll(below.getOrDefault(name, List.of()));
            }
        }
        return List.copyOf(found);
    }

    /** Whether a class below overrides the method that is one by its name: its own code is for others then. */
    boolean isReplaced(ClassFile file, MethodKey method, Predicate<String> isOne) {
        return below.getOrDefault(file.name(), List.of()).stream()
                .filter(isOne)
                .flatMap(name -> find(name).stream())
                .anyMatch(found -> found.method(method).isPresent());
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The top-level class that a class stands in. */
    static String outermost(String name) {
        int at = name.indexOf('$', name.lastIndexOf('/') + 2);
        return at < 0 ? name : name.substring(0, at);
    }

    Optional<ClassFile> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    boolean has(String name) {
        return classes.containsKey(name);
    }

    /** The code of a method, where the class is scanned and the method has any. */
    Optional<MethodNode> code(MethodKey key) {
        return tree(key.owner())
                .flatMap(tree -> ClassFile.code(tree, key))
                .filter(method -> method.instructions.size() > 0);
    }

    /** The class with its code; nothing where it is not scanned, or its code is no code. */
    Optional<ClassNode> tree(String name) {
        ClassFile file = classes.get(name);
        if (file == null || damaged.contains(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(trees.computeIfAbsent(name, key -> file.tree()));
        } catch (RuntimeException e) {
            damaged.add(file);
            return Optional.empty();
        }
    }

    /** The classes whose code could not be read. */
    Set<ClassFile> damaged() {
        return damaged;
    }

    /** The first class that satisfies a condition on the way up from a class, itself included. */
    Optional<String> upward(String start, Predicate<String> condition) {
        if (condition.test(start)) {
            return Optional.of(start);
        }
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(find(start).map(Program::parents).orElse(List.of()));
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (seen.add(name)) {
                if (condition.test(name)) {
                    return Optional.of(name);
                }
                find(name).ifPresent(file -> open.addAll(parents(file)));
            }
        }
        return Optional.empty();
    }

    /** The declaration that a field access means. */
    Optional<DeclaredField> field(String owner, String name) {
        return fields.computeIfAbsent(owner, key -> new HashMap<>())
                .computeIfAbsent(name, key -> findField(owner, name));
    }

    private Optional<DeclaredField> findField(String owner, String name) {
        return upward(
                        owner,
                        type -> find(type).flatMap(file -> file.field(name)).isPresent())
                .flatMap(this::find)
                .flatMap(file -> file.field(name).map(field -> new DeclaredField(file, field)));
    }

    /** The methods with code that a call may mean; none where they are not scanned, or too many. */
    List<MethodKey> targets(int opcode, MethodKey called) {
        if (!has(called.owner())) {
            return List.of();
        }
        if (opcode == Opcodes.INVOKESPECIAL
                || opcode == Opcodes.INVOKESTATIC
                || called.name().equals("<init>")) {
            return settled.computeIfAbsent(
                    called, key -> declared(key).filter(this::hasCode).stream().toList());
        }
        return targets.computeIfAbsent(called, this::virtualTargets);
    }

    /** The methods with code that a handle may mean. */
    List<MethodKey> targets(org.objectweb.asm.Handle handle) {
        MethodKey called = new MethodKey(handle.getOwner(), handle.getName(), handle.getDesc());
        return switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC, Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL ->
                targets(Opcodes.INVOKESPECIAL, called);
            default -> targets(Opcodes.INVOKEVIRTUAL, called);
        };
    }

    /** Whether the code that a call reaches, unless it is overridden, is among the scanned. */
    boolean isScanned(MethodKey called) {
        return has(called.owner()) && declared(called).filter(this::hasCode).isPresent();
    }

    boolean isStatic(MethodKey method) {
        return (access(method) & Opcodes.ACC_STATIC) != 0;
    }

    /** The types of a method's parameters, the receiver of an instance method in front. */
    List<Type> parameters(MethodKey method) {
        return parameters.computeIfAbsent(method, this::readParameters);
    }

    private List<Type> readParameters(MethodKey method) {
        List<Type> types = new ArrayList<>();
        if (!isStatic(method)) {
            types.add(Type.getObjectType(method.owner()));
        }
        types.addAll(List.of(Type.getArgumentTypes(method.descriptor())));
        return List.copyOf(types);
    }

    private List<MethodKey> virtualTargets(MethodKey called) {
        Optional<MethodKey> inherited = declared(called);
        if (inherited.isPresent() && isClosed(inherited.get())) {
            return inherited.filter(this::hasCode).stream().toList();
        }
        Set<MethodKey> found = new LinkedHashSet<>();
        inherited.filter(this::hasCode).ifPresent(found::add);
        Deque<String> open = new ArrayDeque<>(below.getOrDefault(called.owner(), List.of()));
        Set<String> seen = new LinkedHashSet<>();
        int most = known.isEmpty() ? MOST_TARGETS : MOST_KNOWN;
        while (!open.isEmpty() && found.size() <= most) {
            String name = open.removeFirst();
            if (seen.add(name)) {
                declared(new MethodKey(name, called.name(), called.descriptor()))
                        .filter(this::hasCode)
                        .ifPresent(found::add);
                open.addAll(below.getOrDefault(name, List.of()));
            }
        }
        if (found.size() > MOST_TARGETS) {
            // a text that is written here must not be lost among those of others
            found.removeIf(target -> isKnown(target.owner()));
        }
        return found.size() > MOST_TARGETS ? List.of() : List.copyOf(found);
    }

    private Optional<MethodKey> declared(MethodKey called) {
        return upward(
                        called.owner(),
                        type -> find(type).flatMap(file -> file.method(called)).isPresent())
                .map(called::at);
    }

    private boolean isClosed(MethodKey method) {
        int closed = Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
        return (access(method) & closed) != 0
                || find(method.owner()).map(ClassFile::isFinal).orElse(false);
    }

    private boolean hasCode(MethodKey method) {
        return (access(method) & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    private int access(MethodKey method) {
        return find(method.owner()).flatMap(file -> file.method(method)).orElse(0);
    }

    private static List<String> parents(ClassFile file) {
        List<String> parents = new ArrayList<>(1 + file.interfaces().size());
        file.superName().ifPresent(parents::add);
        parents.addAll(file.interfaces());
        return parents;
    }
}
