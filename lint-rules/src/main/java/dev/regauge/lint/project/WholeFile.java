package dev.regauge.lint.project;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Files that are written whole or not at all: whoever reads meanwhile, and whoever looks after a crash, sees the old one or
 * the new one. Where the file system cannot rename in one step there may be none for a moment.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file in the place of one that may be there, with the permissions that the system gives to new files, so that
     * other users read it. Several threads and programs may write the same; the last one's stays.
     *
     * @throws IOException when its folder is not there or cannot be written to; nothing is left behind then
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path made = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            Files.write(made, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            replace(file, made);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** Replacing by itself deletes first and renames then. */
    private static void replace(Path file, Path made) throws IOException {
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException inOneStep) {
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
