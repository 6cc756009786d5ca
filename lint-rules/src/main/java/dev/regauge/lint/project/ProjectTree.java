package dev.regauge.lint.project;

import dev.regauge.url.rewrite.BuildOutput;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a project that a person wrote: not what a build made, not hidden folders, nothing behind a link, nothing
 * over 5 MB.
 *
 * @param root the project's folder
 * @param files sorted
 */
public record ProjectTree(Path root, List<Path> files) {

    private static final long LARGEST = 5L * 1024 * 1024;

    /**
     * Lists the files.
     *
     * @throws ProjectException when the path is no folder, or cannot be read
     */
    public static ProjectTree of(Path root) {
        return of(root, Set.of());
    }

    /** @param apart folders whose files are none of the project's; real paths */
    static ProjectTree of(Path root, Set<Path> apart) {
        if (!Files.isDirectory(root)) {
            throw new ProjectException(
                    "Not a project folder: " + root + (Files.exists(root) ? " is a file" : " does not exist")
                            + "\n  to fix: name the folder that holds the project's build file");
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name =
                            folder.equals(root) ? "" : folder.getFileName().toString();
                    return BuildOutput.isMade(root, folder) || name.startsWith(".") || apart.contains(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new ProjectException("Cannot read the project folder " + root + ": " + unreadable.getMessage()
                    + "\n  to fix: check its permissions");
        }
        files.sort(null);
        return new ProjectTree(root, List.copyOf(files));
    }

    /** A file's name relative to the root, with {@code /} between folders. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
