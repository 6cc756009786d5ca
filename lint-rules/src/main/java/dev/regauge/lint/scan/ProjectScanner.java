package dev.regauge.lint.scan;

import dev.regauge.lint.scan.source.SourceClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the SQL sites of a project in its compiled classes, or in a jar or war file: {@code target/classes}, {@code build/classes/LANGUAGE/main},
 * {@code out/production/NAME} and {@code bin}, at any depth, or a folder of class files itself; and in its resources:
 * scripts, migrations, changelogs, mappers and mappings of {@code src/main} and of the same output folders. What belongs
 * to tests is left out, symbolic links are not followed; jar files that lie in a folder are not read.
 */
public final class ProjectScanner {

    private ProjectScanner() {}

    /**
     * Scans the project in a folder, or a jar or war file. What cannot be read becomes a line of
     * {@link ScanResult#skipped()}.
     *
     * @throws UncheckedIOException where the folder itself cannot be walked over
     */
    public static ScanResult scan(Path projectRoot) {
        return scan(projectRoot, ArchiveLimits.STANDARD);
    }

    /**
     * Scans as {@link #scan(Path)} does.
     *
     * @param limits of what is read of a jar or war file
     * @throws UncheckedIOException where the folder itself cannot be walked over
     */
    public static ScanResult scan(Path project, ArchiveLimits limits) {
        return scan(project, limits, List.of());
    }

    /**
     * Scans as {@link #scan(Path)} does.
     *
     * @param limits of what is read of a jar or war file
     * @param sinks beside those that everybody knows, and those that annotations declare
     * @throws UncheckedIOException where the folder itself cannot be walked over
     */
    public static ScanResult scan(Path project, ArchiveLimits limits, List<SinkDeclaration> sinks) {
        return scan(project, limits, sinks, Layout.GUESSED);
    }

    /**
     * Scans as {@link #scan(Path)} does.
     *
     * @param limits of what is read of archives
     * @param sinks beside those that everybody knows, and those that annotations declare
     * @param layout where the parts of a folder lie
     * @throws UncheckedIOException where the folder itself cannot be walked over
     */
    public static ScanResult scan(Path project, ArchiveLimits limits, List<SinkDeclaration> sinks, Layout layout) {
        if (Files.isRegularFile(project)) {
            return ClassScanner.scan(List.of(project), limits, sinks, true);
        }
        Path root = project.toAbsolutePath().normalize();
        try {
            ProjectFiles files = ProjectFiles.below(Files.isSymbolicLink(root) ? root.toRealPath() : root, layout);
            return scan(files, sinks, ClassScanner.known(layout.known(), limits));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot scan " + project + ": " + e.getMessage(), e);
        }
    }

    private static ScanResult scan(ProjectFiles files, List<SinkDeclaration> sinks, List<ClassFile> known) {
        SourceIndex index = new SourceIndex(files.sources());
        TreeSet<String> stale = new TreeSet<>();
        Function<Place, String> places = place -> files.relative(place.file());
        ClassFiles classes = new ClassFiles(places);
        files.classes().forEach(classes::add);
        files.resources().readInto(classes);
        int compiled = classes.classes().size();
        List<String> sources = addSources(files, classes);
        ClassScanner scanner = new ClassScanner(file -> name(file, files, index, stale), places, sinks);
        ScanResult found = scanner.scan(classes, known);
        List<String> skipped = new ArrayList<>(found.skipped());
        files.unreadable().forEach((path, why) -> skipped.add(files.relative(path) + ": " + why));
        return new ScanResult(
                found.sites(),
                found.typeUses(),
                skipped,
                compiled,
                found.calls(),
                List.copyOf(stale),
                found.ignores(),
                sources);
    }

    /** Reads the sources of what is not compiled as if it were, and answers which they are. */
    private static List<String> addSources(ProjectFiles files, ClassFiles into) {
        List<Path> sources = Uncompiled.in(files);
        if (sources.isEmpty()) {
            return List.of();
        }
        if (!SourceClasses.isPossible()) {
            into.skip(
                    Place.of(sources.get(0)),
                    "it and " + (sources.size() - 1) + " other Java sources are not compiled, and this Java runtime has"
                            + " no compiler to parse them with; run with a JDK, or compile them first");
            return List.of();
        }
        SourceClasses read = SourceClasses.of(sources, Sinks::isOwner);
        read.classes().forEach(sketch -> into.add(sketch.bytes(), Place.of(sketch.file())));
        read.unread().forEach(file -> into.skip(Place.of(file.file()), file.why()));
        return sources.stream().map(files::relative).toList();
    }

    /** The source file of a class where there is one, else the class file. */
    private static String name(ClassFile file, ProjectFiles files, SourceIndex index, Set<String> stale) {
        String path = files.relative(file.place().file());
        if (path.endsWith(".java")) {
            return path;
        }
        Optional<ProjectFiles.SourceFile> source = index.of(file, path);
        source.filter(found -> found.modified() > modified(file.place().file()))
                .ifPresent(found -> stale.add(found.path()));
        return source.map(ProjectFiles.SourceFile::path).orElse(path);
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
