package dev.regauge.maven;

import dev.regauge.lint.project.ProjectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A file that modules may share: it is named once, in the POM of their parent, and Maven would look for it in each of their
 * folders.
 */
final class SharedFile {

    private final List<Path> projects = new ArrayList<>();
    private final Path started;

    SharedFile(MavenProject project, MavenSession session) {
        for (MavenProject each = project; each != null && each.getBasedir() != null; each = each.getParent()) {
            projects.add(ModuleDescription.folder(each));
        }
        started = Path.of(session.getExecutionRootDirectory());
    }

    /** The one in the module's folder, or else in that of the nearest parent on this disk that has it. */
    Optional<Path> nearest(String name) {
        return first(projects, name);
    }

    /**
     * The one that somebody has named.
     *
     * @param parameter that it is named by
     * @param path absolute, or relative to the folder of the module, of one of its parents, or where Maven was started
     * @throws ProjectException where there is none
     */
    Path named(String parameter, String path) {
        Set<Path> folders = new LinkedHashSet<>(projects);
        folders.add(started);
        return first(List.copyOf(folders), path)
                .orElseThrow(() -> new ProjectException(parameter + " is \"" + path + "\", and "
                        + (isFolder(folders, path) ? "that is a folder, no file" : "there is no such file")
                        + (Path.of(path).isAbsolute() ? "" : " in " + words(folders)) + "\n  to fix: name one"
                        + " that is there; one that all modules share is found from the folder of their parent"));
    }

    private static boolean isFolder(Set<Path> folders, String path) {
        return folders.stream().map(folder -> folder.resolve(path)).anyMatch(Files::isDirectory);
    }

    private static Optional<Path> first(List<Path> folders, String path) {
        return folders.stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .map(ModuleDescription::real)
                .findFirst();
    }

    private static String words(Set<Path> folders) {
        return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
