package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small Maven project in a folder of its own, compiled by the JDK's compiler and scanned. */
final class Fixture {

    private static final String IMPORTS = """
            import java.sql.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            import org.springframework.jdbc.core.*;
            import org.springframework.jdbc.core.namedparam.*;
            import org.springframework.jdbc.core.simple.*;
            """;

    private final Path root;
    private final List<Path> sources = new ArrayList<>();

    Fixture(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path classes() {
        return root.resolve("target/classes");
    }

    /** Adds a source file below {@code src/main/java}; a class of package {@code app} gets its imports in line 1. */
    Fixture source(String path, String text) {
        try {
            Path file = root.resolve("src/main/java").resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            sources.add(file);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of package {@code app}; its own text starts in line 2. */
    Fixture type(String name, String text) {
        String head = "package app; " + IMPORTS.replace('\n', ' ');
        return source("app/" + name + ".java", head + "\n" + text);
    }

    Fixture compile(String... options) {
        JdkCompiler.compile(sources, classes(), options);
        return this;
    }

    /** The same by another JDK's compiler, whose class files the running JDK could not load. */
    Fixture compileWith(Path javac, String... options) {
        List<String> command = new ArrayList<>(
                List.of(javac.toString(), "-d", classes().toString(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-g", "-nowarn", "-proc:none"));
        command.addAll(List.of(options));
        sources.forEach(source -> command.add(source.toString()));
        Path said = root.resolve("javac.txt");
        try {
            Files.createDirectories(classes());
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(exit).as(Files.readString(said)).isZero();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scans the classes; where the sources can be read by themselves, they must not say anything else. */
    ScanResult scan() {
        ScanResult found = ProjectScanner.scan(root);
        if (found.classes() > 0 && !sources.isEmpty() && Files.exists(sources.get(0))) {
            Sourced.saysNothingElse(Sourced.scan(root, sources), found);
        }
        return found;
    }

    /** The sites of one class {@code app.Dao} with a body. */
    static List<SqlSite> sitesOf(Path root, String body, String... options) {
        ScanResult result = new Fixture(root)
                .type("Dao", "public class Dao { Connection c; JdbcTemplate jdbc;\n" + body + "\n}")
                .compile(options)
                .scan();
        assertThat(result.skipped()).isEmpty();
        return result.sites();
    }

    /** All texts of all sites, in the words of a report. */
    static List<String> texts(List<SqlSite> sites) {
        return sites.stream()
                .flatMap(site -> site.templates().stream())
                .map(SqlTemplate::toString)
                .toList();
    }

    /** A binding in short: {@code 1 setString java.lang.String = "x" : type <origin>}. */
    static String words(Binding binding) {
        return binding.name().orElse(Integer.toString(binding.index())) + " " + binding.setter()
                + binding.valueType().map(type -> " " + type).orElse("")
                + binding.constant().map(value -> " = " + value).orElse("")
                + binding.sqlType().map(type -> " : " + type).orElse("")
                + (binding.origin().isEmpty() ? "" : " <" + binding.origin() + ">");
    }

    static List<String> bindings(List<SqlSite> sites) {
        return sites.stream()
                .flatMap(site -> site.bindings().stream())
                .map(Fixture::words)
                .toList();
    }

    static List<String> reads(List<SqlSite> sites) {
        return sites.stream()
                .flatMap(site -> site.reads().stream())
                .map(read -> read.getter()
                        + (read.index().isPresent() ? " " + read.index().getAsInt() : "")
                        + read.column().map(column -> " " + column).orElse("")
                        + read.targetType().map(type -> " as " + type).orElse(""))
                .toList();
    }

    static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
