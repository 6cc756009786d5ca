package dev.regauge.load.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes fingerprints of files. */
final class Fingerprints {

    private Fingerprints() {}

    /** Of its first so many bytes. */
    static Fingerprint of(Path file, long size, long modified) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            String head = digest(channel, 0, size);
            String tail = digest(channel, Math.max(0, size - Fingerprint.PART), size);
            return new Fingerprint(
                    String.valueOf(file.getFileName()), file.toRealPath().toString(), size, modified, head, tail);
        }
    }

    private static String digest(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(Fingerprint.PART, to - from));
        while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {
            // until the part is full, or the file ends
        }
        part.flip();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(part);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
