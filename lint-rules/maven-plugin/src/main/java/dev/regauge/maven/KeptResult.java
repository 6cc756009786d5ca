package dev.regauge.maven;

import dev.regauge.lint.Severity;
import dev.regauge.lint.Sha256;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.WholeFile;
import dev.regauge.lint.report.StoredReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * What came of a lint, kept for the next one.
 *
 * @param stamp of what was linted
 * @param build which build it belongs to
 * @param result empty where nothing has to do with a database
 */
record KeptResult(String stamp, String build, Optional<LintResult> result) {

    private static final String FORM = "regauge lint result 1";

    private static final int HASH = 32;

    /** What is in a file; empty where there is none, or another version's, or anything else. */
    static Optional<KeptResult> read(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            int end = all.length - HASH;
            if (end < 0 || !Arrays.equals(all, end, all.length, hash(all, end), 0, HASH)) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(all, 0, end));
            return in.readUTF().equals(FORM)
                    ? Optional.of(new KeptResult(in.readUTF(), in.readUTF(), result(in)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<LintResult> result(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new LintResult(StoredReport.read(in), Severity.valueOf(in.readUTF())))
                : Optional.empty();
    }

    /**
     * Writes it whole or not at all, so that whoever reads meanwhile sees the old one.
     *
     * @throws IOException when the folder cannot be written to
     */
    void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(FORM);
        out.writeUTF(stamp);
        out.writeUTF(build);
        out.writeBoolean(result.isPresent());
        if (result.isPresent()) {
            StoredReport.write(result.get().report(), out);
            out.writeUTF(result.get().failOn().name());
        }
        out.write(hash(bytes.toByteArray(), bytes.size()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, bytes.toByteArray());
    }

    private static byte[] hash(byte[] bytes, int length) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes, 0, length);
        return digest.digest();
    }
}
