package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what a report must look like, to the character. */
final class Golden {

    private Golden() {}

    /**
     * Compares with {@code src/test/resources/dev/regauge/lint/report/NAME}. What was rendered is left in
     * {@code target/golden/NAME}: look at it, and copy it over when it is better.
     */
    static void check(String name, String actual) throws IOException {
        Path rendered = Path.of("target", "golden", name);
        Files.createDirectories(rendered.getParent());
        Files.writeString(rendered, actual);
        assertThat(actual).isEqualTo(read(name));
    }

    private static String read(String name) throws IOException {
        try (InputStream golden = Golden.class.getResourceAsStream(name)) {
            return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
