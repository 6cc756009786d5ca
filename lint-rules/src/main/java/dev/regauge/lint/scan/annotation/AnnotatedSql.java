package dev.regauge.lint.scan.annotation;

import dev.regauge.lint.scan.resource.Written;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the SQL in the annotations of one class. */
public final class AnnotatedSql extends ClassVisitor {

    /**
     * SQL and the method it is annotated on.
     *
     * @param method empty for the class itself
     */
    public record Found(String method, Written written) {}

    private record Annotated(String method, Values values, int line) {}

    private final Owner owner = new Owner();
    private final List<Annotated> annotated = new ArrayList<>();
    private int firstLine;
    private boolean isInterface;

    /** The element that says in which line an annotation stands; sketches of sources have it, compilers write none. */
    public static final String LINE = "$line";

    /** To be handed to a class file that {@link #isHint} has told. */
    public AnnotatedSql() {
        super(Opcodes.ASM9);
    }

    /**
     * Whether an entry of a constant pool is the descriptor of an annotation that holds SQL.
     *
     * @param bytes of the class file
     * @param start of the text
     * @param length in bytes
     */
    public static boolean isHint(byte[] bytes, int start, int length) {
        return Annotations.isKnownLength(length)
                && bytes[start] == 'L'
                && bytes[start + length - 1] == ';'
                && Annotations.isKnown(new String(bytes, start, length, StandardCharsets.UTF_8));
    }

    /** Whether an annotation, by its internal name, holds SQL. */
    public static boolean isKnown(String name) {
        return Annotations.isKnown("L" + name + ";");
    }

    /** What was found, in the order of the file. */
    public List<Found> found() {
        List<Found> found = new ArrayList<>();
        // the first code of a class is close to its name or its fields; that of an interface is some other method's
        int line = isInterface ? 0 : firstLine;
        owner.all().forEach(values -> add("", values, line, found));
        annotated.forEach(one -> add(one.method(), one.values(), one.line() == 0 ? line : one.line(), found));
        return found.stream().distinct().toList();
    }

    private void add(String method, Values values, int line, List<Found> found) {
        Annotations.of(new Annotations.Use(values, owner, values.line().orElse(line)))
                .forEach(written -> written.ours().ifPresent(ours -> found.add(new Found(method, ours))));
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return Values.collect(type, owner::add);
    }

    /** What the compiler adds repeats the annotations of what it stands for. */
    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean added = (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
        return added ? null : new Method(name);
    }

    private final class Method extends MethodVisitor {
        private final String name;
        private final List<Values> values = new ArrayList<>();
        private int line;

        Method(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return Annotations.isKnown(type) ? Values.collect(type, values::add) : null;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = line == 0 ? number : line;
        }

        @Override
        public void visitEnd() {
            firstLine = firstLine == 0 || (line > 0 && line < firstLine) ? line : firstLine;
            values.forEach(one -> annotated.add(new Annotated(name, one, line)));
        }
    }
}
