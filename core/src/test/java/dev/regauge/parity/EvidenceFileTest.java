package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceFileTest {

    private final EvidenceFile evidence = new EvidenceFile(
            Profile.parse("pgjdbc:42.2.5?preferQueryMode=simple"),
            "PostgreSQL 17.11",
            new TreeMap<>(Map.of(
                    "b/failure", new Outcome.Failure(Optional.of("42601"), "syntax error at or near \"$1\""),
                    "a/value", new Outcome.Value("rows: a\tb\nc"),
                    "c/hang", new Outcome.Hang(),
                    "d/nothing", new Outcome.Unmeasured())));

    @Test
    void isALineAProbe() {
        assertThat(evidence.text()).isEqualTo("""
                        # profile: pgjdbc:42.2.5?preferQueryMode=simple
                        # server: PostgreSQL 17.11
                        a/value\t= rows: a\\tb\\nc
                        b/failure\t! 42601 syntax error at or near "$1"
                        c/hang\thang
                        d/nothing\tunmeasured
                        """);
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(EvidenceFile.parse(evidence.text())).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '' | line 1 does not start with "# profile: "
                    '# profile: pgjdbc' | line 2 does not start with "# server: "
                    '# profile: pgjdbc\n# server: x\na/b' | line 3 has no tab
                    '# profile: pgjdbc\n# server: x\na/b\toops' | Not an outcome: "oops"
                    """)
    void saysWhatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> EvidenceFile.parse(text.translateEscapes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "pgjdbc:42.7.14, pgjdbc-42.7.14.tsv",
        "pgjdbc:42.2.5?preferQueryMode=simple, pgjdbc-42.2.5-preferQueryMode-simple.tsv",
        "pgjdbc:42.2.5?b=2&a=1, pgjdbc-42.2.5-a-1-b-2.tsv"
    })
    void hasAFileNameAProfile(String profile, String name) {
        assertThat(EvidenceFile.fileName(Profile.parse(profile))).isEqualTo(name);
    }
}
