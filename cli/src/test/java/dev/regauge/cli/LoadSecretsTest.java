package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection string that stands in a wrong place, or is wrong itself, is shown without its password. */
class LoadSecretsTest {

    private static final List<String> OPTIONS = List.of(
            "--into",
            "--table",
            "--columns",
            "--map",
            "--skip",
            "--upsert",
            "--on-conflict",
            "--format",
            "--delimiter",
            "--quote",
            "--null",
            "--encoding",
            "--timezone",
            "--max-row",
            "--max-errors",
            "--rejects",
            "--jobs",
            "--ledger",
            "--patience");

    static List<String> texts() {
        return UrlSecretsTest.texts().stream()
                .filter(text -> text.length() < 1000)
                .toList();
    }

    /** All at once, since all that is wrong is told at once. */
    @ParameterizedTest
    @MethodSource("texts")
    void noOptionShowsIt(String text) {
        Stream<String> options = OPTIONS.stream().flatMap(option -> Stream.of(option, text));
        CommandLineRun run = CommandLineRun.of(
                Stream.concat(Stream.of("load", "not-there.csv"), options).toArray());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--jobs: ").doesNotContain("velvet", "defect");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void neitherDoesAnUnknownOne(String text) {
        assertThat(CommandLineRun.of("load", "--nonsense", text).err()).doesNotContain("velvet", "defect");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asAFileItIsNotShown(String text) {
        assertThat(CommandLineRun.of("load", text).err()).doesNotContain("velvet", "defect");
    }
}
