package dev.regauge.lint.scan;

import java.nio.file.Path;

/**
 * Where a class file lies: by itself, or in an archive.
 *
 * @param file the class file, or the archive on disk
 * @param entry its name in the archive, {@code !/} behind each archive in an archive; empty for a file by itself
 * @param root what of the entry comes before the packages; empty for a file by itself
 */
record Place(Path file, String entry, String root) {

    static Place of(Path file) {
        return new Place(file, "", "");
    }

    boolean isArchived() {
        return !entry.isEmpty();
    }

    /** The name for a reader, behind a name of the file: {@code app.jar!/com/acme/Orders.class}. */
    String below(String name) {
        return isArchived() ? name + "!/" + entry : name;
    }
}
