package dev.regauge.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tests of this module run with the oldest and the newest ArchUnit that the page names. */
class VersionsTest {

    private static final Path ROOT = Path.of(System.getProperty("regauge.root"));

    @Test
    void theVersionThatIsMeantIsTheOneOnTheClassPath() {
        String version = System.getProperty("archunit.version");
        assertThat(ArchRule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/archunit-" + version + ".jar");
    }

    @Test
    void thePageNamesIt() throws IOException {
        assertThat(Files.readString(ROOT.resolve("lint-rules/docs/archunit.md")))
                .contains(" " + System.getProperty("archunit.version"));
    }
}
