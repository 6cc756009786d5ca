package dev.regauge.lint.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the parts of a module lie, as its build tool says, in the place of what the names of folders tell. All paths are
 * absolute and lead through no link; what is not there is nothing.
 *
 * @param apart folders whose files are none of the module's: its modules', and what the build has made
 * @param classes folders of class files; empty where names tell
 * @param resources folders of resources
 * @param sources folders of sources
 * @param known folders of class files, and archives, of others: what they say explains what the module does, and nothing
 *     is found in them
 * @param knownSources folders of the sources of those: a chain of calls that leads there names them
 */
public record Layout(
        Set<Path> apart,
        List<Path> classes,
        List<Path> resources,
        List<Path> sources,
        List<Path> known,
        List<Path> knownSources) {

    /** What the names of folders tell. */
    public static final Layout GUESSED = guessed(List.of());

    /** Copies the lists. */
    public Layout {
        apart = Set.copyOf(apart);
        classes = List.copyOf(classes);
        resources = List.copyOf(resources);
        sources = List.copyOf(sources);
        known = List.copyOf(known);
        knownSources = List.copyOf(knownSources);
    }

    /**
     * What the names of folders tell, explained by the classes of others.
     *
     * @param known folders of class files, and archives
     */
    public static Layout guessed(List<Path> known) {
        List<Path> real =
                known.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        return new Layout(Set.of(), List.of(), List.of(), List.of(), real, List.of());
    }

    /** All folders of the module beside its own: they may lie in one that is apart, or somewhere else. */
    public List<Path> folders() {
        return Stream.of(classes, resources, sources)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    boolean isGuessed() {
        return classes.isEmpty();
    }

    /** The folder of class files that a file lies in. */
    Optional<Path> classes(Path file) {
        return classes.stream().filter(file::startsWith).findFirst();
    }

    /** Whether a class file is one of others. */
    boolean isKnown(Path file) {
        return known.stream().anyMatch(file::startsWith);
    }

    /** The source of a class of others, by the name that it has below a folder of sources. */
    Optional<Path> knownSource(String below) {
        return knownSources.stream()
                .map(folder -> folder.resolve(below))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The folder of resources that a file lies in. */
    Optional<Path> resources(Path file) {
        return resources.stream().filter(file::startsWith).findFirst();
    }
}
