package dev.regauge.lint.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Files that are written whole or not at all, and whoever reads meanwhile sees the old one. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file in the place of one that may be there, with the permissions that the system gives to new files, so that
     * other users read it. Several threads may write the same.
     *
     * @throws IOException when its folder is not there or cannot be written to; nothing is left behind then
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path made = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            Files.write(made, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
