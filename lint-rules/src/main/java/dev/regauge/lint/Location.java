package dev.regauge.lint;

/**
 * A place in a project.
 *
 * @param file relative to the project's root, with {@code /} between folders; the source file where it is known,
 *     otherwise the class file
 * @param line counted from 1; 0 where the class file has no line numbers
 * @param className binary name with dots, empty outside of classes
 * @param method the method's name, empty outside of methods
 */
public record Location(String file, int line, String className, String method) implements Comparable<Location> {

    /** A place in a file that is no class. */
    public static Location inFile(String file, int line) {
        return new Location(file, line, "", "");
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
