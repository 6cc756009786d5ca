package dev.regauge.archunit;

import dev.regauge.lint.settings.LintConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The project that classes are of, where it has a configuration of the lint.
 *
 * @param file that it was read from
 */
record Project(Optional<Path> file, LintConfig config) {

    private static final Project NONE = new Project(Optional.empty(), LintConfig.NONE);

    /**
     * The project whose configuration is followed.
     *
     * @throws dev.regauge.lint.settings.ConfigException when it cannot be followed
     * @throws IllegalStateException when there are several
     */
    static Project of(ClassSources sources, Choice.Configuration configuration) {
        if (configuration instanceof Choice.OfFile named) {
            return of(named.file());
        }
        return configuration instanceof Choice.OfProject ? above(sources) : NONE;
    }

    private static Project of(Path file) {
        return new Project(Optional.of(file.toAbsolutePath()), LintConfig.read(file));
    }

    /** The folder that the configuration's paths are relative to. */
    Optional<Path> folder() {
        return file.map(Path::getParent);
    }

    private static Project above(ClassSources sources) {
        Set<Path> folders = sources.chosen().values().stream()
                .filter(uri -> "file".equals(uri.getScheme()))
                .flatMap(uri -> folder(uri).stream())
                .collect(Collectors.toSet());
        Set<Path> projects = new TreeSet<>();
        folders.forEach(folder -> LintConfig.projectAbove(folder).ifPresent(projects::add));
        if (projects.size() > 1) {
            throw new IllegalStateException("The classes are of projects with configurations of their own"
                    + projects.stream()
                            .map(project -> "\n  found:    " + project.resolve(LintConfig.FILE))
                            .collect(Collectors.joining())
                    + "\n  to fix:   import the classes of one, or say which by configuredBy(file) or unconfigured()");
        }
        return projects.stream()
                .map(project -> of(project.resolve(LintConfig.FILE)))
                .findFirst()
                .orElse(NONE);
    }

    private static Optional<Path> folder(URI file) {
        try {
            return Optional.ofNullable(Path.of(file).getParent());
        } catch (IllegalArgumentException ofAnotherHost) {
            return Optional.empty();
        }
    }
}
