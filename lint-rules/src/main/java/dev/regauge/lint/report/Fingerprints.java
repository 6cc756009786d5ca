package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names of findings that stay when lines move: rule, class, method and the statement without regard to white space, and
 * where these are equal, the how manyth it is. Outside of classes the file stands for class and method.
 */
final class Fingerprints {

    /** 64 bits: enough that no two findings of a project share a name by chance. */
    private static final int BYTES = 8;

    private Fingerprints() {}

    /** One name a finding, in the order of the findings. */
    static List<String> of(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        return findings.stream()
                .map(finding -> {
                    String key = key(finding);
                    return hash(key + '\0' + seen.merge(key, 1, Integer::sum));
                })
                .toList();
    }

    private static String key(Finding finding) {
        Location location = finding.location();
        String owner = location.className().isEmpty() ? location.file() : location.className();
        String sql = finding.sql().strip().replaceAll("\\s+", " ");
        return String.join("\0", finding.rule(), owner, location.method(), sql);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
