package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeCommandTest {

    @Test
    void helpShowsThreeExamples() {
        CommandLineRun run = CommandLineRun.of("upgrade", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("(?s)Examples:.*regauge upgrade.*regauge upgrade.*regauge upgrade");
    }

    @Test
    void refusesToMoveToPgjdbcNg() {
        CommandLineRun run = CommandLineRun.of("upgrade", CommandLineRun.ORDERS_UPGRADED, "--to", "pgjdbc-ng");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("moves away from pgjdbc-ng");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from mysql:8                                | names the driver "mysql"
                    --from pgjdbc:../../x                         | no usable version
                    --to pgjdbc:42.7.14?preferQueryMode           | not key=value
                    --embedded 9                                  | not one of the majors
                    --db postgres:5432                            | --db:
                    --db jdbc:postgresql://h/d                    | names no user
                    --db jdbc:postgresql://h/d?user=u --no-verify | mutually exclusive
                    --driver-jar pgjdbc:42.2.5=nowhere.jar        | there is no file nowhere.jar
                    --nonsense                                    | Unknown option
                    """)
    void saysWhatIsWrong(String options, String message) {
        Object[] arguments = ("upgrade " + CommandLineRun.LEGACY_ORDERS + " " + options).split(" ");
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void neverRepeatsThePasswordOfAUrlItCannotRead() {
        CommandLineRun run = CommandLineRun.of(
                "upgrade", CommandLineRun.LEGACY_ORDERS, "--db", "jdbc:postgresql://u:velvet-cormorant@h:x/d");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).doesNotContain("velvet");
    }
}
