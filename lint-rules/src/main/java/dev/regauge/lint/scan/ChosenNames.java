package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reports call the files of chosen classes: as in a scan of their project, where they are of one. */
final class ChosenNames {

    private final List<Path> roots;
    private final Map<Path, Project> projects = new HashMap<>();

    /** One of several. Its folder is looked into where a class file lies in it, and not for archives. */
    private record Project(ProjectFiles files, SourceIndex sources) {

        static Project in(Path root) {
            try {
                ProjectFiles files = ProjectFiles.below(root, Layout.GUESSED);
                return new Project(files, new SourceIndex(files.sources()));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look into " + root + ": " + e.getMessage(), e);
            }
        }

        String name(ClassFile file, Path path) {
            String relative = files.relative(path);
            return sources.of(file, relative).map(ProjectFiles.SourceFile::path).orElse(relative);
        }
    }

    private ChosenNames(List<Path> roots) {
        this.roots = roots;
    }

    /** Names in projects, of which one may lie in another. */
    static ChosenNames in(Collection<Path> projects) {
        return new ChosenNames(projects.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .sorted(Comparator.comparing(Path::getNameCount).reversed())
                .toList());
    }

    /**
     * The source file of a class in its project, else its class file: in the project, in its archive, by itself.
     *
     * @throws UncheckedIOException where the project's folder cannot be walked over
     */
    String of(ClassFile file) {
        Place place = file.place();
        if (place.isArchived()) {
            return place.below(String.valueOf(place.file().getFileName()));
        }
        Path path = place.file().toAbsolutePath().normalize();
        return roots.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(root -> projects.computeIfAbsent(root, Project::in).name(file, path))
                .orElseGet(() -> file.name() + ".class");
    }
}
