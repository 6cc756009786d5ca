package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the SQL sites of a project in its compiled classes: {@code target/classes}, {@code build/classes/LANGUAGE/main},
 * {@code out/production/NAME} and {@code bin}, at any depth, or a folder of class files itself. Test classes are left
 * out, symbolic links are not followed.
 */
public final class ProjectScanner {

    private ProjectScanner() {}

    /**
     * Scans the project in a folder. What cannot be read becomes a line of {@link ScanResult#skipped()}.
     *
     * @throws UncheckedIOException where the folder itself cannot be walked over
     */
    public static ScanResult scan(Path projectRoot) {
        Path root = projectRoot.toAbsolutePath().normalize();
        try {
            return scan(ProjectFiles.below(Files.isSymbolicLink(root) ? root.toRealPath() : root));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot scan " + projectRoot + ": " + e.getMessage(), e);
        }
    }

    private static ScanResult scan(ProjectFiles files) {
        SourceIndex index = new SourceIndex(files.sources());
        TreeSet<String> stale = new TreeSet<>();
        ClassScanner scanner = new ClassScanner(
                file -> {
                    String path = files.relative(file.path());
                    Optional<ProjectFiles.SourceFile> source = index.of(file, path);
                    source.filter(found -> found.modified() > modified(file.path()))
                            .ifPresent(found -> stale.add(found.path()));
                    return source.map(ProjectFiles.SourceFile::path).orElse(path);
                },
                files::relative);
        ScanResult found = scanner.scanFiles(files.classes());
        List<String> skipped = new ArrayList<>(found.skipped());
        files.unreadable().forEach((path, why) -> skipped.add(files.relative(path) + ": " + why));
        return new ScanResult(found.sites(), found.typeUses(), skipped, found.classes(), List.copyOf(stale));
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
