package dev.regauge.lint.build;

import dev.regauge.lint.Location;
import java.nio.file.Path;

/**
 * A build file that was read.
 *
 * @param path absolute and normalized
 * @param name relative to the project, with {@code /} between folders
 * @param text as it stands there
 * @param lines of the text
 */
record TextFile(Path path, String name, String text, Lines lines) {

    TextFile(Path path, String name, String text) {
        this(path, name, text, new Lines(text));
    }

    /** The folder it lies in, relative to the project; empty for the project's own. */
    String folder() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Location at(int line) {
        return Location.inFile(name, line);
    }

    /** The place of an offset into a text that has the same lines. */
    Location atOffset(int offset) {
        return at(lines.of(offset));
    }
}
