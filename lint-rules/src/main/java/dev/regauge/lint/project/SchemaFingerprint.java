package dev.regauge.lint.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a project's schema from what it was: a hash of all its scripts and changelogs, tests apart. Line ends do not
 * count, because version control may change them.
 */
public final class SchemaFingerprint {

    private static final int DIGITS = 32;

    private SchemaFingerprint() {}

    /** Hexadecimal digits. */
    public static String of(ProjectTree tree) {
        MessageDigest digest = sha256();
        tree.files().stream()
                .filter(file -> !ProjectSchema.isTest(tree, file))
                .filter(file -> file.getFileName().toString().endsWith(".sql") || ProjectSchema.isChangelog(file))
                .forEach(file -> digest.update((tree.name(file) + "\n" + text(file)).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** Every byte counts, whatever it encodes. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
