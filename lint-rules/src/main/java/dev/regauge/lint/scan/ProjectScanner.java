package dev.regauge.lint.scan;

import dev.regauge.lint.scan.annotation.AnnotatedSql;
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
 * to tests is left out, symbolic links are not followed. Archives that lie in a folder are read where there is neither a
 * class nor a source: those of {@code target} and {@code build/libs}, and the program in the folder itself.
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
            return scan(files, sinks, layout, ClassScanner.known(layout.known(), limits));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot scan " + project + ": " + e.getMessage(), e);
        }
    }

    private static ScanResult scan(
            ProjectFiles files, List<SinkDeclaration> sinks, Layout layout, List<ClassFile> known) {
        SourceIndex index = new SourceIndex(files.sources());
        TreeSet<String> stale = new TreeSet<>();
        Function<Place, String> places = place -> place.below(files.relative(place.file()));
        ClassFiles classes = new ClassFiles(places);
        files.classes().forEach(classes::add);
        files.resources().readInto(classes);
        boolean bare = classes.classes().isEmpty() && Uncompiled.in(files).isEmpty();
        if (bare) {
            addArchives(files.archives(), classes, places);
        }
        int compiled = classes.classes().size();
        if (!bare || compiled == 0) {
            tellOtherLanguages(Uncompiled.ofOtherLanguages(files), classes);
        }
        files.templates().stream()
                .findFirst()
                .ifPresent(first -> classes.skip(
                        Place.of(first),
                        "templates of StringTemplate are not read; there are "
                                + files.templates().size() + " with SQL, so look at them by hand"));
        List<String> sources = bare ? List.of() : addSources(files, classes);
        ClassScanner scanner = new ClassScanner(
                file -> layout.isKnown(file.place().file())
                        ? knownName(file, files, layout)
                        : name(file, files, index, stale),
                places,
                sinks);
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
                sources,
                found.leftOut(),
                found.unmetSinks());
    }

    /** Reads the program that somebody else has built. */
    private static void addArchives(ProjectArchives archives, ClassFiles into, Function<Place, String> places) {
        for (Path program : archives.programs()) {
            ClassFiles read = new ClassFiles(places, true);
            Archive.read(program, ArchiveLimits.STANDARD, read);
            into.addAll(read);
        }
        archives.undecided()
                .ifPresent(first -> into.skip(
                        Place.of(first),
                        "it and " + (archives.count() - 1) + " more lie there, and which of them is the program is not"
                                + " known; name it, as in PATH/" + first.getFileName()));
    }

    private static void tellOtherLanguages(List<Path> sources, ClassFiles into) {
        if (!sources.isEmpty()) {
            into.skip(
                    Place.of(sources.get(0)),
                    (sources.size() == 1 ? "it is" : "it and " + (sources.size() - 1) + " more sources are")
                            + " not compiled, and only Java is read as it is written; build the project, then run this"
                            + " again");
        }
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
        SourceClasses read = SourceClasses.of(sources, name -> Sinks.isOwner(name) || AnnotatedSql.isKnown(name));
        read.classes().forEach(sketch -> into.add(sketch.bytes(), Place.of(sketch.file())));
        read.unread().forEach(file -> into.skip(Place.of(file.file()), file.why()));
        return sources.stream().map(files::relative).toList();
    }

    /** The source file of a class where there is one, else the class file. */
    private static String name(ClassFile file, ProjectFiles files, SourceIndex index, Set<String> stale) {
        String path = file.place().below(files.relative(file.place().file()));
        if (path.endsWith(".java") || file.place().isArchived()) {
            return path;
        }
        Optional<ProjectFiles.SourceFile> source = index.of(file, path);
        source.filter(found -> found.modified() > modified(file.place().file()))
                .ifPresent(found -> stale.add(found.path()));
        return source.map(ProjectFiles.SourceFile::path).orElse(path);
    }

    /** The source file of a class of others where there is one, else the class file; an archive may lie anywhere. */
    private static String knownName(ClassFile file, ProjectFiles files, Layout layout) {
        Path path = file.place().file();
        if (file.place().isArchived()) {
            return file.place().below(String.valueOf(path.getFileName()));
        }
        String folder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
        return files.relative(file.sourceName()
                .flatMap(source -> layout.knownSource(folder + source))
                .orElse(path));
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
