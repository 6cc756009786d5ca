package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Annotations that no compiler writes stop nothing. */
class MarksTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "L", "RegaugeIgnore", ";", "Lx/RegaugeIgnore", "[I"})
    void withADescriptorThatIsNone(String descriptor) throws IOException {
        ClassWriter writer = type();
        writer.visitAnnotation(descriptor, false).visitEnd();
        writer.visitAnnotation("LRegaugeIgnore;", true).visitEnd();
        assertThat(scan(writer).classes()).isEqualTo(1);
    }

    @Test
    void withValuesOfOtherKinds() throws IOException {
        ClassWriter writer = type();
        AnnotationVisitor ignore = writer.visitAnnotation("Lx/RegaugeIgnore;", false);
        ignore.visit("value", 7);
        ignore.visit("reason", Type.getObjectType("x/Y"));
        ignore.visitEnd();
        AnnotationVisitor several = writer.visitAnnotation("Lx/RegaugeIgnores;", false);
        several.visit("value", "no annotation");
        several.visitEnd();
        AnnotationVisitor sink = writer.visitMethod(Opcodes.ACC_ABSTRACT, "run", "(I)V", null, null)
                .visitAnnotation("Lx/SqlSink;", false);
        sink.visit("sql", "one");
        sink.visitEnd();
        assertThat(scan(writer).ignores())
                .singleElement()
                .satisfies(ignored -> assertThat(ignored.rules()).containsExactly("7"));
    }

    private static ClassWriter type() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "x/Odd", null, "java/lang/Object", null);
        return writer;
    }

    private ScanResult scan(ClassWriter writer) throws IOException {
        writer.visitEnd();
        Files.createDirectories(folder.resolve("x"));
        Files.write(folder.resolve("x/Odd.class"), writer.toByteArray());
        return ProjectScanner.scan(folder);
    }
}
