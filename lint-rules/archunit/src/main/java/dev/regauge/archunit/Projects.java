package dev.regauge.archunit;

import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.ProjectFolder;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The projects that classes are of, and what each asks of the lint: what one asks, it asks for its own classes only. */
final class Projects {

    private static final Project NONE = new Project(Optional.empty(), Optional.empty(), LintConfig.NONE);

    /**
     * One of them.
     *
     * @param folder that the configuration's paths are relative to
     * @param file that the configuration was read from
     */
    private record Project(Optional<Path> folder, Optional<Path> file, LintConfig config) {}

    private final Map<String, Project> byClass;

    private Projects(Map<String, Project> byClass) {
        this.byClass = byClass;
    }

    /**
     * The projects of classes.
     *
     * @throws dev.regauge.lint.settings.ConfigException when a configuration cannot be followed
     */
    static Projects of(ClassSources sources, Choice.Configuration configuration) {
        if (configuration instanceof Choice.OfFile named) {
            LintConfig config = LintConfig.read(named.file());
            Optional<Path> file = Optional.of(named.file().toAbsolutePath());
            return of(sources, place -> new Project(place.flatMap(ProjectFolder::above), file, config));
        }
        return of(
                sources,
                configuration instanceof Choice.OfProject
                        ? place -> place.flatMap(ProjectFolder::configuredAbove)
                                .map(Projects::configured)
                                .orElse(NONE)
                        : place -> NONE);
    }

    private static Project configured(Path folder) {
        Path file = folder.resolve(LintConfig.FILE);
        return new Project(Optional.of(folder), Optional.of(file), LintConfig.read(file));
    }

    /** Each folder is looked at once. */
    private static Projects of(ClassSources sources, Function<Optional<Path>, Project> project) {
        Map<Optional<Path>, Project> byPlace = new HashMap<>();
        Map<String, Project> byClass = new HashMap<>();
        sources.chosen().forEach((name, uri) -> byClass.put(name, byPlace.computeIfAbsent(place(uri), project)));
        sources.unknown().forEach(name -> byClass.put(name, byPlace.computeIfAbsent(Optional.empty(), project)));
        return new Projects(byClass);
    }

    /** The folder that a class file lies in, or its archive. */
    private static Optional<Path> place(URI uri) {
        try {
            URI file = "jar".equals(uri.getScheme())
                            && uri.toURL().openConnection() instanceof JarURLConnection jar // opens nothing
                    ? jar.getJarFileURL().toURI()
                    : uri;
            return "file".equals(file.getScheme())
                    ? Optional.ofNullable(Path.of(file).getParent())
                    : Optional.empty();
        } catch (IOException | URISyntaxException | IllegalArgumentException notOnDisk) {
            return Optional.empty();
        }
    }

    /** What the project of a class asks; nothing for what is no class. */
    LintConfig config(String className) {
        return byClass.getOrDefault(className, NONE).config();
    }

    /** All that is asked; projects that ask the same are as one. */
    Set<LintConfig> configs() {
        return byClass.values().stream().map(Project::config).collect(Collectors.toSet());
    }

    /** The files that are followed. */
    List<Path> files() {
        return paths(Project::file);
    }

    /** The folders that paths are relative to: of those that hold a class, the nearest. */
    Set<Path> folders() {
        return new TreeSet<>(paths(Project::folder));
    }

    private List<Path> paths(Function<Project, Optional<Path>> path) {
        return byClass.values().stream()
                .flatMap(project -> path.apply(project).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Which methods take SQL is true whoever calls them. */
    List<SinkDeclaration> sinks() {
        return configs().stream()
                .map(LintConfig::sinks)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }
}
