package dev.regauge.lint.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a project, for whoever knows files of it only. Nothing is looked for above the root of a repository, nor in
 * folders that are no project's: the root of the file system, the home of the user, the folder for temporary files.
 */
public final class ProjectFolder {

    /** What the root of a repository has; a file instead of a folder where there are several work trees. */
    private static final List<String> REPOSITORIES = List.of(".git", ".hg", ".jj", ".svn");

    private static final List<String> BUILDS = List.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "build.sbt",
            "build.xml",
            "ivy.xml",
            "project.clj",
            "deps.edn");

    private ProjectFolder() {}

    /** The nearest folder that has a {@value LintConfig#FILE}, from a folder upwards. A link is none. */
    public static Optional<Path> configuredAbove(Path folder) {
        return within(folder)
                .filter(at -> Files.isRegularFile(at.resolve(LintConfig.FILE), LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /**
     * The folder that a configuration's paths are relative to, wherever the configuration lies: the nearest that has a
     * {@value LintConfig#FILE} of its own, else the nearest that has a build file, else the root of the repository.
     */
    public static Optional<Path> above(Path folder) {
        return configuredAbove(folder)
                .or(() -> within(folder).filter(at -> has(at, BUILDS)).findFirst())
                .or(() -> within(folder).filter(at -> has(at, REPOSITORIES)).findFirst());
    }

    /** From a folder upwards, up to the root of the repository. */
    private static Stream<Path> within(Path folder) {
        Stream.Builder<Path> folders = Stream.builder();
        for (Path at = folder.toAbsolutePath().normalize(); at != null && isOfProject(at); at = at.getParent()) {
            folders.add(at);
            if (has(at, REPOSITORIES)) {
                break;
            }
        }
        return folders.build();
    }

    private static boolean has(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).anyMatch(Files::exists);
    }

    private static boolean isOfProject(Path folder) {
        return folder.getParent() != null
                && Stream.of("user.home", "java.io.tmpdir")
                        .noneMatch(property -> isSame(folder, System.getProperty(property, "")));
    }

    private static boolean isSame(Path folder, String other) {
        try {
            return !other.isEmpty() && Files.isSameFile(folder, Path.of(other));
        } catch (IOException | InvalidPathException gone) {
            return false;
        }
    }
}
