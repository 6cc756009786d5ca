package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.route.Profile;
import org.junit.jupiter.api.Test;

class DriverJarsTest {

    @Test
    void hasAFileForEveryProfileOfTheEvidence() {
        assertThat(DriverJars.PROFILES)
                .allSatisfy(profile -> assertThat(DriverJars.of(profile))
                        .singleElement()
                        .satisfies(jar -> assertThat(jar).isRegularFile()));
    }

    @Test
    void saysWhereADriverIsMissing() {
        assertThatThrownBy(() -> DriverJars.of(Profile.parse("pgjdbc:1.0")))
                .hasMessageContaining("postgresql-1.0.jar is missing");
    }
}
