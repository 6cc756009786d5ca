package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("waits")
class LintBaselineTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("baseline.txt");
    }

    private CommandLineRun lint(Object... more) {
        List<Object> all = new ArrayList<>(List.of("lint", CommandLineRun.LEGACY_ORDERS, "--baseline", file));
        all.addAll(List.of(more));
        return CommandLineRun.of(all.toArray());
    }

    @Test
    void passesOnceAllThatWasFoundIsInIt() throws IOException {
        assertThat(lint("--update-baseline").exitCode()).isEqualTo(ExitCode.CLEAN);
        String text = Files.readString(file);
        CommandLineRun run = lint();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.err()).containsPattern("lint: 0 errors, 0 warnings, \\d+ good to know, \\d+ in the baseline");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void failsForWhatIsNew() throws IOException {
        lint("--update-baseline");
        List<String> lines = Files.readAllLines(file);
        String last = lines.remove(lines.size() - 1);
        Files.write(file, lines);
        CommandLineRun run = lint("--format", "json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out().lines().filter(line -> !line.contains("\"severity\":\"info\"")))
                .singleElement()
                .asString()
                .contains("\"rule\":\"" + last.substring(0, last.indexOf('\t')) + "\"");
    }

    @Test
    void saysWhatIsGoneAndDoesNotFail() throws IOException {
        lint("--update-baseline");
        Files.writeString(file, Files.readString(file) + "in-bare-placeholder\tgone.Dao#find\t0123456789abcdef\n");
        CommandLineRun run = lint("--format", "json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.err()).contains("1 line of the baseline stands for nothing any more; --update-baseline");
        assertThat(lint("--update-baseline", "--format", "json").err()).contains("0 came in, 1 went out");
    }

    @Test
    void countsEverythingOnceItHasExpired() {
        lint("--update-baseline", "--baseline-until", "2020-01-31");
        CommandLineRun run = lint("--format", "json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.err()).contains("expired on 2020-01-31");
        assertThat(lint("--update-baseline", "--baseline-until", "2999-12-31").exitCode())
                .isEqualTo(ExitCode.CLEAN);
        assertThat(lint().exitCode()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void refusesAFileThatIsNotThereOrNone() throws IOException {
        assertThat(lint().exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(lint().err()).contains("there is no such file", "--update-baseline");
        Files.writeString(file, "# regauge baseline 1\n# route: a -> b\n<<<<<<< ours\n");
        assertThat(lint().exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(lint().err()).contains("line 3: <<<<<<< ours");
        assertThat(lint("--update-baseline").exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void needsAFile() {
        CommandLineRun run = CommandLineRun.of("lint", CommandLineRun.LEGACY_ORDERS, "--update-baseline");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--update-baseline needs --baseline FILE");
        assertThat(lint("--baseline-until", "2999-12-31").err()).contains("--baseline-until needs --update-baseline");
    }

    @Test
    void sarifTellsNewFromUnchanged() throws IOException {
        lint("--update-baseline");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        String log = lint("--format", "sarif").out();
        assertThat(log.lines().filter(line -> line.contains("\"baselineState\" : \"unchanged\"")))
                .hasSize(lines.size() - 3);
        assertThat(log).contains("\"baselineState\" : \"new\"");
    }

    /** Of the example, whatever the form: none is empty, and those that are JSON are well formed. */
    @ParameterizedTest
    @EnumSource
    void writesEveryFormat(LintCommand.Format format) throws IOException {
        CommandLineRun run = CommandLineRun.of("lint", CommandLineRun.LEGACY_ORDERS, "--format", format);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("in-bare-placeholder");
        if (format == LintCommand.Format.sarif || format == LintCommand.Format.gitlab) {
            try (JsonParser json = new JsonFactory().createParser(run.out())) {
                while (json.nextToken() != null) {
                    // to the end
                }
            }
        }
    }

    @Test
    void refusesTheBaselineOfAnotherRoute() {
        lint("--update-baseline", "--from", "pgjdbc:42.2.5");
        CommandLineRun run = lint("--from", "pgjdbc-ng:0.8.9");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("is of another route", "pgjdbc:42.2.5 -> pgjdbc:42.7.14");
    }

    @Test
    void anExpiredOneNeedsANewDay() {
        lint("--update-baseline", "--baseline-until", "2020-01-31");
        assertThat(lint("--update-baseline").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(lint("--update-baseline", "--baseline-until", "2020-13-45").err())
                .contains("write a day as in 2027-01-31");
    }
}
