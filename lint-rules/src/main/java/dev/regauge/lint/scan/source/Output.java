package dev.regauge.lint.scan.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Classes as they are finished, and what could not be. */
final class Output {

    private final Path file;
    private final List<SourceClasses.Sketch> classes = new ArrayList<>();
    private final List<SourceClasses.Unread> unread = new ArrayList<>();

    Output(Path file) {
        this.file = file;
    }

    List<SourceClasses.Sketch> classes() {
        return classes;
    }

    List<SourceClasses.Unread> unread() {
        return unread;
    }

    Path file() {
        return file;
    }

    void add(ClassNode node) {
        node.methods.forEach(this::measure);
        try {
            classes.add(new SourceClasses.Sketch(file, bytes(node)));
        } catch (MethodTooLargeException e) {
            skip("the method " + e.getMethodName() + " is too large");
            node.methods.stream()
                    .filter(method -> method.name.equals(e.getMethodName()) && method.desc.equals(e.getDescriptor()))
                    .forEach(Output::empty);
            add(node);
        }
    }

    private void measure(MethodNode method) {
        try {
            Depth.measure(method);
        } catch (IllegalStateException e) {
            skip("the stack of " + method.name + " is not sound");
            empty(method);
            Depth.measure(method);
        }
    }

    void skip(String why) {
        unread.add(new SourceClasses.Unread(file, why));
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** A method that does not come back says nothing false. */
    static void empty(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ATHROW);
    }
}
