package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code CONVERSIONS.md} says what the tables say. {@code -Dregauge.approve=true} writes it anew.
 */
class ConversionPageTest {

    private static final Path PAGE = Path.of(System.getProperty("regauge.root"), "url-rewriter", "CONVERSIONS.md");

    @Test
    void saysWhatTheTablesSay() throws IOException {
        String page = ConversionPage.text();
        if (Boolean.getBoolean("regauge.approve")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }
}
