package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverVersionTest {

    private static DriverVersion version(String text) {
        return DriverVersion.parse(text).orElseThrow();
    }

    @Test
    void areOrderedAsTheyWereReleased() {
        List<String> released = List.of(
                "8.4-702.jdbc4",
                "9.1-901-1.jdbc4",
                "9.3-1104-jdbc41",
                "9.4-1201-jdbc41",
                "9.4.1207",
                "9.4.1208",
                "9.4.1212",
                "42.0.0",
                "42.2.5",
                "42.2.10",
                "42.2.28.jre7",
                "42.2.29",
                "42.3.0-rc1",
                "42.3.0",
                "42.7.3-SNAPSHOT",
                "42.7.3",
                "42.7.14");
        assertThat(released.stream().map(DriverVersionTest::version).sorted().map(DriverVersion::toString))
                .containsExactlyElementsOf(released);
        assertThat(Stream.iterate(1, i -> i < released.size(), i -> i + 1))
                .allMatch(i -> version(released.get(i - 1)).isBefore(version(released.get(i))));
    }

    @ParameterizedTest
    @CsvSource({
        "42.2.5, 42.2.5.jre7",
        "42.2.5.jre6, 42.2.5.jre7",
        "9.4.1201, 9.4-1201-jdbc41",
        "42.7, 42.7.0",
        "42.2.5, 42.2.5-redhat-00001"
    })
    void ofOneReleaseAreOfOneAge(String one, String other) {
        assertThat(version(one).isBefore(version(other))).isFalse();
        assertThat(version(other).isBefore(version(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "42.2.5.jre7, jre7, false, false",
        "9.4-1201-jdbc41, jdbc41, false, false",
        "9.1-901.jdbc4, jdbc4, false, false",
        "42.7.3-SNAPSHOT, '', true, false",
        "42.3.0-rc1, '', true, false",
        "42.3.0-rc.1, '', true, false",
        "9.4.1208-jdbc42-atlassian-hosted, jdbc42, false, true",
        "42.2.5-redhat-00001, '', false, true",
        "42.7.14, '', false, false"
    })
    void sayWhatTheirQualifiersMean(String text, String edition, boolean preRelease, boolean foreign) {
        DriverVersion version = version(text);
        assertThat(version.edition()).isEqualTo(edition);
        assertThat(version.preRelease()).isEqualTo(preRelease);
        assertThat(version.foreign()).isEqualTo(foreign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest.release", "[42.2,43)", "42.+", "42.2.*", "${pg}", "RELEASE", "42.2.5 or so", "x42"})
    void areNoRangesAndNoWishes(String text) {
        assertThat(DriverVersion.parse(text)).isEmpty();
    }
}
