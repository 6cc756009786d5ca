package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler of the JDK that runs the tests, on their class path. Not for two threads at a time. */
public final class JdkCompiler {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Reads the class path and the JDK once for all: that takes longer than to compile a small class. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private JdkCompiler() {}

    /** Options such as {@code --release} change what a file manager reads, so there it is one of its own; -X ones do not. */
    public static void compile(List<Path> sources, Path classes, String... options) {
        try {
            Files.createDirectories(classes);
            if (Stream.of(options).allMatch(option -> option.startsWith("-X"))) {
                compile(FILES, sources, classes, List.of(options));
                return;
            }
            try (StandardJavaFileManager own = COMPILER.getStandardFileManager(null, null, null)) {
                compile(own, sources, classes, List.of(options));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(StandardJavaFileManager files, List<Path> sources, Path classes, List<String> options)
            throws IOException {
        files.setLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of()); // and not the whole class path
        StringWriter said = new StringWriter();
        List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-g", "-nowarn", "-proc:none"));
        all.addAll(options);
        boolean compiled = COMPILER.getTask(said, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
    }
}
