package dev.regauge.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.JdkCompiler;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.source.Columns;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project in a folder that is linted and fixed on a route. */
final class FixedProject {

    static final Route FROM_NG = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
    static final Route FROM_SIMPLE = Route.of("pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc:42.7.14");

    private static final String HEAD = "package app; import java.sql.*; import java.util.*; import javax.sql.*;\n";

    private final Path root;
    private final Route route;

    FixedProject(Path root, Route route) {
        this.root = root;
        this.route = route;
    }

    Path root() {
        return root;
    }

    /** A class of package {@code app}; its own text begins in line 2. */
    FixedProject type(String name, String text) {
        return file("src/main/java/app/" + name + ".java", HEAD + text);
    }

    /** The class {@code app.Dao} with a method {@code run} that has a body, in line 3. */
    FixedProject dao(String body) {
        return type("Dao", "class Dao {\nvoid run(Connection c, String who) throws Exception {" + body + "}\n}\n");
    }

    FixedProject file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FixedProject file(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String dao() {
        return read("src/main/java/app/Dao.java");
    }

    /** Compiles all of src/main/java, anew. */
    FixedProject compile() {
        List<Path> sources = files(root.resolve("src/main/java")).keySet().stream()
                .filter(file -> file.endsWith(".java"))
                .map(file -> root.resolve("src/main/java").resolve(file))
                .toList();
        JdkCompiler.compile(sources, root.resolve("target/classes"));
        return this;
    }

    private ScanResult scan() {
        return ProjectScanner.scan(root);
    }

    List<Finding> findings() {
        ScanResult scan = scan();
        return Columns.in(
                root,
                scan.stale(),
                Linter.lint(route, scan, ProjectRewriter.plan(root, route), Evidence.load(), Verification.NONE));
    }

    List<String> rules() {
        return findings().stream().map(Finding::rule).toList();
    }

    FixPlan plan() {
        return plan(findings());
    }

    FixPlan plan(List<Finding> open) {
        return Fixes.plan(
                new Fixes.Project(
                        root, scan(), ProjectRewriter.plan(root, route), route, Evidence.load(), Verification.NONE),
                open);
    }

    FixPlan fix() {
        return plan().write(root);
    }

    /** Why the one finding is left. */
    String left() {
        FixPlan plan = plan();
        assertThat(plan.fixed()).isEmpty();
        assertThat(plan.left()).hasSize(1);
        return plan.left().get(0).why();
    }

    /** All files below a folder and what they hold, in ISO-8859-1. */
    static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : new ArrayList<>(walk.filter(Files::isRegularFile).toList())) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
