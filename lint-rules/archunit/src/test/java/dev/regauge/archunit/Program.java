package dev.regauge.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A small Maven project in a folder of its own, compiled by the JDK's compiler. */
final class Program {

    private final Path root;

    Program(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path output() {
        return root.resolve("target/classes");
    }

    /** Writes a file. */
    Program file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a class; its own text starts in line 2. */
    Program type(String name, String text) {
        int dot = name.lastIndexOf('.');
        String head = (dot < 0 ? "" : "package " + name.substring(0, dot) + "; ")
                + "import java.sql.*; import java.util.*; import dev.regauge.annotation.*;\n";
        return file("src/main/java/" + name.replace('.', '/') + ".java", head + text);
    }

    /** Compiles all that is written so far. */
    Program compile(Path... classPath) {
        compileAll(root.resolve("src/main/java"), output(), classPath);
        return this;
    }

    static void compileAll(Path sources, Path output, Path... classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(sources)) {
            Files.createDirectories(output);
            List<Path> java =
                    walk.filter(file -> file.toString().endsWith(".java")).toList();
            String path = String.join(
                    File.pathSeparator,
                    Stream.concat(
                                    Stream.of(classPath).map(Path::toString),
                                    Stream.of(System.getProperty("java.class.path")))
                            .toList());
            List<String> options = List.of("-d", output.toString(), "-g", "-nowarn", "-proc:none", "-cp", path);
            assertThat(compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .as(said.toString())
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All classes, imported anew. */
    JavaClasses classes() {
        return new ClassFileImporter().importPath(output());
    }

    /** One of the classes, imported alone. */
    JavaClasses only(String name) {
        return new ClassFileImporter().importPath(output().resolve(name.replace('.', '/') + ".class"));
    }
}
