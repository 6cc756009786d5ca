package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Ignore.Extent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the annotations with which a program talks to the lint. They are known by their simple names. */
final class Marks {

    private static final String IGNORE = "RegaugeIgnore";
    private static final String SINK = "SqlSink";
    private static final List<byte[]> NAMES =
            List.of(IGNORE.getBytes(StandardCharsets.US_ASCII), (SINK + ";").getBytes(StandardCharsets.US_ASCII));

    /** The compiler of Kotlin puts the annotations of a property on a method of this name behind the getter's. */
    private static final String KOTLIN_PROPERTY = "$annotations";

    private final Program program;
    private final Function<String, String> files;
    private final List<Ignore> ignores = new ArrayList<>();
    private final List<SinkDeclaration> sinks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Marks(Program program, Function<String, String> files) {
        this.program = program;
        this.files = files;
    }

    /**
     * Reads those of all classes.
     *
     * @param files the file to name for a class, by its internal name
     */
    static Marks in(Program program, Function<String, String> files) {
        Marks marks = new Marks(program, files);
        program.classes().stream()
                .filter(ClassFile::namesMark)
                .forEach(file -> program.tree(file.name()).ifPresent(marks::readCarefully));
        return marks;
    }

    /** Whether the name of such an annotation begins at a place in a text that ends before another. */
    static boolean isNamed(byte[] bytes, int at, int to) {
        for (byte[] name : NAMES) {
            int end = at + name.length;
            if (end <= to && Arrays.equals(bytes, at, end, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** What may stay, in the order of classes and members. */
    List<Ignore> ignores() {
        return ignores;
    }

    /** The methods that are declared to take SQL. */
    List<SinkDeclaration> sinks() {
        return sinks;
    }

    /** Annotations that say nothing that can be understood, a line each. */
    List<String> problems() {
        return problems;
    }

    /** What no compiler writes is left out. */
    private void readCarefully(ClassNode tree) {
        try {
            read(tree);
        } catch (RuntimeException e) {
            problem(tree, ": its annotations are damaged");
        }
    }

    private void read(ClassNode tree) {
        Extent whole = tree.name.endsWith("/package-info")
                ? new Ignore.OfPackage(dots(tree.name.substring(0, tree.name.lastIndexOf('/'))))
                : new Ignore.OfType(dots(tree.name));
        ignore(annotations(tree.visibleAnnotations, tree.invisibleAnnotations), List.of(whole), at(tree, 0, ""));
        for (FieldNode field : tree.fields) {
            List<Extent> extents = field.value instanceof String text ? List.of(new Ignore.OfText(text)) : List.of();
            ignore(annotations(field.visibleAnnotations, field.invisibleAnnotations), extents, at(tree, 0, field.name));
        }
        for (MethodNode method : tree.methods) {
            // a bridge has the annotations of what it leads to
            if ((method.access & Opcodes.ACC_BRIDGE) == 0) {
                read(tree, method);
            }
        }
    }

    private void read(ClassNode tree, MethodNode method) {
        List<AnnotationNode> all = annotations(method.visibleAnnotations, method.invisibleAnnotations);
        if (all.stream().anyMatch(Marks::isIgnore)) {
            String name = ClassScanner.sourceMethod(
                    method.name.endsWith(KOTLIN_PROPERTY)
                            ? method.name.substring(0, method.name.length() - KOTLIN_PROPERTY.length())
                            : method.name);
            ignore(all, extents(tree, method, name), at(tree, firstLine(method), name));
        }
        all.stream().filter(mark -> simpleName(mark).equals(SINK)).forEach(mark -> sink(tree, method, mark, 0));
        sinks(tree, method, method.visibleParameterAnnotations);
        sinks(tree, method, method.invisibleParameterAnnotations);
    }

    private void sinks(ClassNode tree, MethodNode method, @Nullable List<AnnotationNode> @Nullable [] parameters) {
        for (int i = 0; parameters != null && i < parameters.length; i++) {
            // what the compiler adds stands in front, and has no annotations
            int added = Type.getArgumentCount(method.desc) - parameters.length;
            for (AnnotationNode mark : annotations(parameters[i], null)) {
                if (simpleName(mark).equals(SINK)) {
                    sink(tree, method, mark, added + i + 1);
                }
            }
        }
    }

    private void sink(ClassNode tree, MethodNode method, AnnotationNode mark, int parameter) {
        String written = value(mark, "placeholders")
                .map(value -> value instanceof String[] constant ? constant[1] : value.toString())
                .orElse("jdbc");
        int text = value(mark, "sql")
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(number -> number > 0)
                .orElse(parameter);
        List<String> types = Stream.of(Type.getArgumentTypes(method.desc))
                .map(Type::getClassName)
                .toList();
        try {
            sinks.add(new SinkDeclaration(
                    dots(tree.name), method.name, Optional.of(types), text, SinkDeclaration.placeholders(written)));
        } catch (IllegalArgumentException wrong) {
            problem(tree, ": the annotation " + SINK + " of " + method.name + " is left out: " + wrong.getMessage());
        }
    }

    /** Whoever looks for findings there says so. */
    private void problem(ClassNode tree, String what) {
        if (!program.isKnown(tree.name)) {
            problems.add(files.apply(tree.name) + what);
        }
    }

    private void ignore(List<AnnotationNode> all, List<Extent> extents, Location location) {
        for (AnnotationNode mark : all) {
            if (isIgnore(mark) && simpleName(mark).equals(IGNORE)) {
                ignores.add(new Ignore(extents, texts(mark), text(mark, "reason"), location, false));
            } else if (isIgnore(mark)) {
                value(mark, "value").map(Marks::nested).ifPresent(each -> ignore(each, extents, location));
            }
        }
    }

    private List<Extent> extents(ClassNode tree, MethodNode method, String name) {
        List<Extent> extents = new ArrayList<>();
        boolean alone = tree.methods.stream()
                        .filter(other -> other.name.equals(method.name) && isWritten(other))
                        .count()
                < 2;
        int first = alone ? 0 : firstLine(method);
        if (!alone && first == 0) {
            // nothing but its SQL tells it from the others of its name: it has no code, or that has no lines
            return texts(method).map(Ignore.OfText::new).map(Extent.class::cast).toList();
        }
        extents.add(new Ignore.OfMethod(dots(tree.name), name, first, lastLine(tree, first)));
        for (ClassFile file : program.sameFile(tree.name)) {
            program.tree(file.name())
                    .filter(other -> isIn(other, tree, method))
                    .ifPresent(other -> extents.add(new Ignore.OfType(dots(other.name))));
        }
        return extents;
    }

    /** The texts in the annotations of a method, those of what talks to the lint apart. */
    private static Stream<String> texts(MethodNode method) {
        return annotations(method.visibleAnnotations, method.invisibleAnnotations).stream()
                .filter(annotation -> !isIgnore(annotation) && annotation.values != null)
                .flatMap(annotation -> annotation.values.stream())
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.indexOf(' ') > 0);
    }

    /** Whether a class stands in a method, or in a lambda of it. */
    private static boolean isIn(ClassNode inner, ClassNode tree, MethodNode method) {
        if (inner.outerMethod == null || !tree.name.equals(inner.outerClass)) {
            return false;
        }
        return inner.outerMethod.equals(method.name)
                ? method.desc.equals(inner.outerMethodDesc)
                : ClassScanner.sourceMethod(inner.outerMethod).equals(method.name);
    }

    private static boolean isWritten(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    private static int firstLine(MethodNode method) {
        int first = Integer.MAX_VALUE;
        for (AbstractInsnNode insn : method.instructions) {
            first = insn instanceof LineNumberNode line ? Math.min(first, line.line) : first;
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    /** Lambdas may end behind the last line of their method's own code: all up to the next method counts. */
    private static int lastLine(ClassNode tree, int first) {
        return tree.methods.stream()
                .filter(Marks::isWritten)
                .mapToInt(Marks::firstLine)
                .filter(line -> line > first)
                .map(line -> line - 1)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private Location at(ClassNode tree, int line, String member) {
        return new Location(files.apply(tree.name), line, dots(tree.name), member);
    }

    /** The annotation, or what holds several: {@code RegaugeIgnore$All}, {@code RegaugeIgnores}. */
    private static boolean isIgnore(AnnotationNode mark) {
        String name = mark.desc.substring(Math.max(1, mark.desc.lastIndexOf('/') + 1));
        return Stream.of(name.split("[$;]", -1)).anyMatch(part -> part.startsWith(IGNORE));
    }

    private static String simpleName(AnnotationNode mark) {
        String name = mark.desc.substring(1, mark.desc.length() - 1);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    private static List<AnnotationNode> annotations(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>(visible == null ? List.of() : visible);
        all.addAll(invisible == null ? List.of() : invisible);
        return all;
    }

    private static Optional<Object> value(AnnotationNode mark, String name) {
        List<Object> values = mark.values == null ? List.of() : mark.values;
        for (int i = 0; i + 1 < values.size(); i += 2) {
            if (name.equals(values.get(i))) {
                return Optional.of(values.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static String text(AnnotationNode mark, String name) {
        return value(mark, name).map(Object::toString).orElse("").strip();
    }

    /** A project's own copy may take one text, or name the member otherwise. */
    private static List<String> texts(AnnotationNode mark) {
        Object value = value(mark, "value").or(() -> value(mark, "rules")).orElse(List.of());
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        return all.stream().map(Object::toString).map(String::strip).toList();
    }

    private static List<AnnotationNode> nested(Object value) {
        List<?> all = value instanceof List<?> list ? list : List.of();
        return all.stream()
                .filter(AnnotationNode.class::isInstance)
                .map(AnnotationNode.class::cast)
                .toList();
    }

    private static String dots(String internalName) {
        return internalName.replace('/', '.');
    }
}
