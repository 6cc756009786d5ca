package dev.regauge.bench.lint;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes the texts that a class file holds as constants: of fields, in code, and in recipes of concatenations. */
final class Constants extends ClassVisitor {

    private final UnaryOperator<String> change;

    private Constants(ClassVisitor next, UnaryOperator<String> change) {
        super(Opcodes.ASM9, next);
        this.change = change;
    }

    /** The class file with each text changed. */
    static byte[] changed(byte[] classFile, UnaryOperator<String> change) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new Constants(writer, change), 0);
        return writer.toByteArray();
    }

    private Object changed(Object value) {
        return value instanceof String text ? change.apply(text) : value;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return super.visitField(access, name, descriptor, signature, value == null ? null : changed(value));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitLdcInsn(Object value) {
                super.visitLdcInsn(changed(value));
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                Object[] all = arguments.clone();
                for (int i = 0; i < all.length; i++) {
                    all[i] = changed(all[i]);
                }
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, all);
            }
        };
    }
}
