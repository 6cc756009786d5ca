package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ProgramTest {

    private static final List<String> ABSENT = List.of("no-such-program", "nor-this-one");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void skipsAloudWhereAProgramIsAbsent() {
        assertThatThrownBy(() -> Program.require("nothing is browsed", ABSENT, false, err))
                .isInstanceOf(TestAbortedException.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "SKIPPED, not installed: no-such-program or nor-this-one, so nothing is browsed");
    }

    @Test
    void failsWhereNothingMaySkip() {
        assertThatThrownBy(() -> Program.require("nothing is browsed", ABSENT, true, err))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("REGAUGE_NO_SKIPS")
                .hasMessageContaining("no-such-program");
    }

    @Test
    void skipsAloudWhereNoJdk25IsNamedAndFailsWhereNothingMaySkip() {
        assertThatThrownBy(() -> Program.requireOfJdk25("nothing is compiled", "javac", Optional.empty(), false, err))
                .isInstanceOf(TestAbortedException.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("JAVA25_HOME names no JDK 25");
        assertThatThrownBy(() ->
                        Program.requireOfJdk25("nothing is compiled", "javac", Optional.of("/no/such/jdk"), true, err))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/no/such/jdk");
    }

    @Test
    void findsTheFirstThatIsThere() {
        assertThat(Program.require("no shell is found", List.of("no-such-program", "sh", "ls"), true, err))
                .hasFileName("sh")
                .isExecutable();
    }
}
