package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What reports call the files of chosen classes: as in a scan of their project, where they are of one. */
final class ChosenNames {

    private final Optional<ProjectFiles> project;
    private final Optional<Path> root;
    private final Optional<SourceIndex> sources;

    private ChosenNames(Optional<Path> root, Optional<ProjectFiles> project) {
        this.root = root;
        this.project = project;
        this.sources = project.map(files -> new SourceIndex(files.sources()));
    }

    /**
     * Names in a project, or without one.
     *
     * @throws UncheckedIOException where its folder cannot be walked over
     */
    static ChosenNames in(Optional<Path> project) {
        Optional<Path> root = project.map(folder -> folder.toAbsolutePath().normalize());
        return new ChosenNames(root, root.map(ChosenNames::files));
    }

    private static ProjectFiles files(Path root) {
        try {
            return ProjectFiles.below(root, Layout.GUESSED);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    /** The source file of a class in the project, else its class file: in the project, in its archive, by itself. */
    String of(ClassFile file) {
        Place place = file.place();
        if (place.isArchived()) {
            return place.below(String.valueOf(place.file().getFileName()));
        }
        Path path = place.file().toAbsolutePath().normalize();
        if (root.filter(path::startsWith).isEmpty()) {
            return file.name() + ".class";
        }
        String relative = project.orElseThrow().relative(path);
        return sources.flatMap(index -> index.of(file, relative))
                .map(ProjectFiles.SourceFile::path)
                .orElse(relative);
    }
}
