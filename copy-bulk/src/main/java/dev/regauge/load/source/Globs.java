package dev.regauge.load.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Resolves patterns of file names as a shell does. */
final class Globs {

    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

    private Globs() {}

    /** The file of this name, or else those that match it as a pattern, sorted. At least one. */
    static List<Path> files(String argument) throws IOException {
        Path file = Path.of(argument);
        if (Files.isDirectory(file)) {
            throw new RefusedFileException(
                    "A folder is no file of rows",
                    argument,
                    "name the files in it, such as '" + file.resolve("*.csv") + "'");
        } else if (Files.exists(file)) {
            return List.of(file);
        } else if (!SPECIAL.matcher(argument).find()) {
            throw new NoSuchFileException(argument);
        }
        List<Path> matching = matching(file, argument);
        if (matching.isEmpty()) {
            throw new RefusedFileException(
                    "No file matches the pattern",
                    argument,
                    "correct the pattern, which is taken" + " from the current folder");
        }
        return matching;
    }

    private static List<Path> matching(Path pattern, String argument) throws IOException {
        Path base = base(pattern);
        PathMatcher matcher = pattern.getFileSystem().getPathMatcher("glob:" + pattern);
        int depth = argument.contains("**") ? Integer.MAX_VALUE : pattern.getNameCount() - base.getNameCount() + 1;
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
            return all.map(path -> isRelative(pattern, base) ? base.relativize(path) : path)
                    .filter(path -> matcher.matches(path) && !isHidden(path, pattern) && !Files.isDirectory(path))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the walk begins at the current folder, which the pattern does not name. */
    private static boolean isRelative(Path pattern, Path base) {
        return !pattern.isAbsolute() && base.toString().isEmpty();
    }

    /** The folders in front of the first one that is a pattern. */
    private static Path base(Path pattern) {
        Path base = pattern.getRoot() == null ? Path.of("") : pattern.getRoot();
        for (Path part : pattern) {
            if (SPECIAL.matcher(part.toString()).find()) {
                break;
            }
            base = base.resolve(part);
        }
        return base;
    }

    private static boolean isHidden(Path path, Path pattern) {
        return name(path).startsWith(".") && !name(pattern).startsWith(".");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
