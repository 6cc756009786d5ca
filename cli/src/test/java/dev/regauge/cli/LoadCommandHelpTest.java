package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code regauge load --help}, and the completion of shells. */
class LoadCommandHelpTest {

    private static final List<String> HELP =
            CommandLineRun.of("load", "--help").out().lines().toList();

    @Test
    void fitsOnTwoScreens() {
        assertThat(HELP)
                .hasSizeBetween(40, 66)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void hasHeadingsAndThreeExamples() {
        assertThat(HELP)
                .contains(
                        "Where the rows go:",
                        "How the files are written:",
                        "Rows that are refused:",
                        "How it is done:",
                        "What is shown:",
                        "Exit codes:");
        assertThat(HELP)
                .filteredOn(line -> line.contains("regauge load ") && !line.startsWith("Usage"))
                .hasSize(3);
    }

    @Test
    void saysHowToKeepAPasswordFromOthers() {
        assertThat(HELP).anyMatch(line -> line.contains("PGPASSWORD"));
    }

    @Test
    void theDefaultsAreThere() {
        assertThat(String.join("\n", HELP))
                .contains("Default: UTF-8", "Default: 16MB", "Default: UTC", "Default: 5m", "Default: ISO, MDY");
    }

    @Test
    void everyExampleIsUnderstoodButForItsFiles() {
        HELP.stream()
                .filter(line -> line.contains("regauge load ") && !line.startsWith("Usage"))
                .map(line -> line.substring(line.indexOf("regauge load ") + 8)
                        .replace("'", "")
                        .split(" "))
                .forEach(example -> assertThat(CommandLineRun.of((Object[]) withoutServer(example))
                                .err())
                        .doesNotContain("--", "Unknown"));
    }

    /** The files of the first two are not there; the third one reads nothing, and is kept from its server. */
    private static String[] withoutServer(String[] example) {
        for (int i = 0; i < example.length; i++) {
            example[i] = example[i].replace("app@db", "app@127.0.0.1:1");
        }
        String[] impatient = Arrays.copyOf(example, example.length + 2);
        impatient[example.length] = "--patience";
        impatient[example.length + 1] = "100ms";
        return impatient;
    }

    @Test
    void completionIsAScriptThatKnowsTheOptions() {
        CommandLineRun run = CommandLineRun.of("completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("complete -F _complete_regauge", "'--max-errors'", "upgrade", "parity");
    }
}
