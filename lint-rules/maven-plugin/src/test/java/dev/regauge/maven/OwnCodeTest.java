package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.project.Lint;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kept result depends on besides the module. */
class OwnCodeTest {

    @Test
    void isEverythingThatThePluginStandsOn(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("asm.jar");
        try (URLClassLoader realm = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            assertThat(OwnCode.files(realm))
                    .contains(
                            jar,
                            Path.of(Lint.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()));
        }
    }
}
