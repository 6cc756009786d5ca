package dev.regauge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ~/.pgpass}, or what {@code PGPASSFILE} names. pgjdbc reads it by libpq's rules, but for one: libpq passes over a file
 * that others may read, and pgjdbc does not look.
 */
final class PasswordFile {

    /** pgjdbc's name for the file, which counts more than the environment. */
    static final String PROPERTY = "org.postgresql.pgpassfile";

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path file;

    private PasswordFile(Path file) {
        this.file = file;
    }

    static PasswordFile of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("PGPASSFILE", "").strip();
        return new PasswordFile(named.isEmpty() ? home.resolve(".pgpass") : Path.of(named));
    }

    /**
     * Keeps pgjdbc from reading a file that libpq would not; for the whole process.
     *
     * @return what to tell the user then
     */
    Optional<String> guard() {
        Optional<String> warning = warning();
        warning.ifPresent(told -> System.setProperty(PROPERTY, "/dev/null"));
        return warning;
    }

    private Optional<String> warning() {
        if (!Files.exists(file)) {
            return Optional.empty();
        } else if (!Files.isRegularFile(file)) {
            return Optional.of("the password file " + file + " is not a plain file, and was not read");
        } else if (!OWNERS.containsAll(permissions())) {
            return Optional.of("the password file " + file + " can be read by others, and was not read; chmod 600 it");
        }
        return Optional.empty();
    }

    private Set<PosixFilePermission> permissions() {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException notOfPosix) {
            return Set.of();
        }
    }
}
