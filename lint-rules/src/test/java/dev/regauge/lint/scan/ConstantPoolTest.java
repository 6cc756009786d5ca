package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is told from the bytes of a constant pool is what its texts say. */
class ConstantPoolTest {

    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;

    @ParameterizedTest
    @ValueSource(classes = {org.postgresql.Driver.class, org.springframework.jdbc.core.JdbcTemplate.class})
    void saysOfEveryClassOfALibraryWhatItsTextsSay(Class<?> library) throws IOException, URISyntaxException {
        List<byte[]> classes = classesBeside(library);
        assertThat(classes).hasSizeGreaterThan(100);
        classes.forEach(ConstantPoolTest::compare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gr\u00f6\u00dfe", "\u20ac", "\uD83D\uDE00", "a\0b", "<init>"})
    void hashesAsTheTextDoes(String name) {
        byte[] bytes = calling(name);
        assertThat(new ConstantPool(new ClassReader(bytes), bytes).calls())
                .contains(ConstantPool.hash(new MethodKey("app/Other", name, "()V")));
    }

    @Test
    void anEntryThatPointsToAnotherThanItMustIsRefused() {
        byte[] bytes = calling("run");
        ClassReader reader = new ClassReader(bytes);
        bytes[reader.getItem(callIn(reader)) + 3] = 1;
        assertThatThrownBy(() -> new ConstantPool(new ClassReader(bytes), bytes))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void compare(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ConstantPool pool = new ConstantPool(reader, bytes);
        List<MethodKey> calls = calls(reader);
        assertThat(pool.calls())
                .containsExactly(calls.stream().mapToInt(ConstantPool::hash).toArray());
        assertThat(pool.sinkCalls())
                .isEqualTo(calls.stream()
                        .filter(call -> Sinks.mayBeSink(call.owner(), call.name()))
                        .toList());
        assertThat(pool.callsJdbc())
                .isEqualTo(calls.stream().anyMatch(call -> JdbcCalls.isAskedFor(call.owner(), call.name())));
        String all = new String(bytes, 0, reader.header, StandardCharsets.ISO_8859_1);
        assertThat(pool.namesDriver()).isEqualTo(all.contains("org/postgresql/") || all.contains("com/impossibl/"));
    }

    private static List<MethodKey> calls(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        List<MethodKey> calls = new ArrayList<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                calls.add(new MethodKey(
                        reader.readClass(at, buffer),
                        reader.readUTF8(nameAndType, buffer),
                        reader.readUTF8(nameAndType + 2, buffer)));
            }
        }
        return calls;
    }

    private static int callIn(ClassReader reader) {
        int item = 1;
        while (reader.getItem(item) == 0 || reader.readByte(reader.getItem(item) - 1) != METHOD_REFERENCE) {
            item++;
        }
        return item;
    }

    private static byte[] calling(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/Caller", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "go", "()V", null, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "app/Other", name, "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static List<byte[]> classesBeside(Class<?> type) throws IOException, URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<byte[]> classes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    classes.add(zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }
}
