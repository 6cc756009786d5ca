package dev.regauge.lint.settings;

/**
 * Files of a project by their paths, relative to its root with {@code /} between folders: {@code *} is anything within a
 * name, {@code **} any number of folders, {@code ?} one character, and {@code /} at the end all in a folder.
 *
 * @param glob as it is written
 */
public record FilePattern(String glob) {

    /** @throws IllegalArgumentException where it is empty or too long */
    public FilePattern {
        Glob.path(glob);
    }

    boolean matches(String path) {
        return Glob.path(glob).matches(path);
    }
}
