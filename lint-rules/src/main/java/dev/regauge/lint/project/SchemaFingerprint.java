package dev.regauge.lint.project;

import dev.regauge.lint.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells a project's schema from what it was: a hash of all its scripts and changelogs, tests apart. Line ends do not
 * count, because version control may change them. A file that cannot be read is told from an empty one.
 */
public final class SchemaFingerprint {

    private static final int DIGITS = 32;

    /** No content is as long. */
    private static final int UNREADABLE = -1;

    private SchemaFingerprint() {}

    /** Hexadecimal digits. */
    public static String of(ProjectTree tree) {
        MessageDigest digest = Sha256.digest();
        tree.files().stream()
                .filter(file -> !ProjectSchema.isTest(tree, file))
                .filter(file -> file.getFileName().toString().endsWith(".sql") || ProjectSchema.isChangelog(file))
                .forEach(file -> {
                    add(tree.name(file).getBytes(StandardCharsets.UTF_8), digest);
                    content(file).ifPresentOrElse(bytes -> add(bytes, digest), () -> digest.update(length(UNREADABLE)));
                });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** With its length in front: where one part ends and the next begins counts too. */
    private static void add(byte[] part, MessageDigest digest) {
        digest.update(length(part.length));
        digest.update(part);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    /** Every byte counts, whatever it encodes. */
    private static Optional<byte[]> content(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            return Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
