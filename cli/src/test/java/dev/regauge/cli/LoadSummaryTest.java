package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadReport.Conflict;
import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has become of a load, in words. */
class LoadSummaryTest {

    @TempDir
    private Path folder;

    @Test
    void hasAllThatATicketNeeds() {
        LoadReport report = new LoadReport(
                Outcome.LOADED,
                1_000_000,
                999_998,
                2,
                0,
                400_000,
                999_998,
                0,
                123_456_789,
                Duration.ofMillis(12_340),
                List.of("rows went by binary COPY"),
                List.of(),
                Optional.of(Path.of("orders.rejects.jsonl")),
                Optional.empty(),
                false,
                false);
        assertThat(summary(report).text()).isEqualTo("""
                        FILE into "orders" of postgres://app:***@db/orders
                          outcome   loaded
                          rows      1,000,000 = 999,998 loaded + 2 rejected
                                    400,000 of them dealt with by earlier runs
                          bytes     123,456,789
                          time      12.3 s, 48,622 rows/s
                          rejects   orders.rejects.jsonl
                          note      rows went by binary COPY""".replace("FILE", file()));
    }

    @Test
    void givenUpSaysWhyAndHowToGoOn() {
        LoadReport report = report(Outcome.PARTLY_KEPT, 10, 8, 0, "the server went away\nto fix: start it", true);
        assertThat(summary(report, "--resume").text().lines())
                .contains(
                        "  outcome   given up: a part is in the table, and the same command goes on behind it",
                        "  rows      10 read, 8 loaded + 0 rejected, 2 neither",
                        "  why       the server went away",
                        "            to fix: start it",
                        "  to go on  regauge load " + file()
                                + " --into 'postgres://app:***@db/orders' --table orders --resume",
                        "            (with the password in place of ***)");
    }

    @Test
    void manyFilesAreCounted() throws IOException {
        for (int i = 1; i < 1235; i++) {
            Files.createFile(folder.resolve(String.format("f%04d.csv", i)));
        }
        LoadPlan plan = LoadPlans.of(folder + "/f*.csv", "--into", "postgres://app@db/orders", "--table", "orders");
        assertThat(new LoadSummary(plan, report(Outcome.LOADED, 1, 1, 0, "", false)).text())
                .startsWith(folder + "/f0001.csv, ")
                .contains("f0003.csv and 1,231 more into ");
    }

    @Test
    void upsertsTellWhatBecameOfEachRow() {
        LoadReport report = new LoadReport(
                Outcome.LOADED,
                10,
                10,
                0,
                0,
                0,
                5,
                3,
                1,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
        assertThat(summary(report, "--upsert", "id").text())
                .contains("  upsert    10 = 5 inserted + 3 updated + 2 left alone (equal to what is there, or");
        assertThat(summary(report, "--upsert", "id", "--on-conflict", "nothing").text())
                .contains(" + 2 left alone (its key is there, or came before)\n");
        assertThat(summary(report).json()).contains("\"unchanged\":2,");
    }

    @Test
    void theExitCodeSaysWhatWasFound() {
        assertThat(exitCode(Outcome.LOADED, 10, 10, 0, false)).isEqualTo(ExitCode.CLEAN);
        assertThat(exitCode(Outcome.LOADED_BEFORE, 10, 10, 0, false)).isEqualTo(ExitCode.CLEAN);
        assertThat(exitCode(Outcome.LOADED, 10, 9, 1, false)).isEqualTo(ExitCode.FINDINGS);
        assertThat(exitCode(Outcome.LOADED, 10, 9, 0, false)).isEqualTo(ExitCode.FINDINGS);
        assertThat(exitCode(Outcome.NOTHING_KEPT, 0, 0, 0, false)).isEqualTo(ExitCode.FINDINGS);
        assertThat(exitCode(Outcome.PARTLY_KEPT, 10, 9, 1, true)).isEqualTo(ExitCode.NO_SERVER);
        assertThat(exitCode(Outcome.UNKNOWN, 10, 0, 0, false)).isEqualTo(ExitCode.NO_SERVER);
    }

    @Test
    void rowsThatATriggerKeptOutAreAFinding() {
        LoadReport report = new LoadReport(
                Outcome.LOADED,
                10,
                7,
                0,
                3,
                0,
                7,
                0,
                1,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
        assertThat(report.isComplete()).isTrue();
        assertThat(summary(report).exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void theCommandToGoOnIsTheOneThatWasGivenButForPasswords() {
        LoadReport report = report(Outcome.PARTLY_KEPT, 10, 8, 0, "password=velvet", false);
        assertThat(summary(report, "--map", "password=hash", "--rejects", "pg://app:velvet@db/x")
                        .text())
                .contains("--map password=hash")
                .doesNotContain("velvet");
    }

    @Test
    void whatIsNotKnownIsNotToBeRepeatedBlindly() {
        LoadReport report = report(Outcome.UNKNOWN, 10, 0, 0, "lost", true);
        assertThat(summary(report).text())
                .contains("see whether the rows are in the table")
                .doesNotContain("regauge load");
    }

    @Test
    void isOneJsonObjectForPrograms() {
        LoadReport report = report(Outcome.NOTHING_KEPT, 10, 0, 1, "row 7: password=velvet", false);
        assertThat(summary(report).json())
                .doesNotContain("\n", "velvet")
                .startsWith(
                        "{\"from\":[\"" + file()
                                + "\"],\"into\":\"postgres://app:***@db/orders\",\"table\":\"\\\"orders\\\"\","
                                + "\"outcome\":\"nothing-kept\",\"source\":10,\"loaded\":0,\"rejected\":1,\"withheld\":0,\"earlier\":0,")
                .contains("\"complete\":false,\"rejects\":null,\"notes\":[],\"conflicts\":[],\"failure\":\"row 7: ");
    }

    @Test
    void aLoadThatItsRowsHaveEndedIsNotToBeRepeatedAsItIs() {
        assertThat(summary(checked(Outcome.NOTHING_KEPT, List.of(), true)).text())
                .contains("  to go on  correct the rows that are refused, or allow more by --max-errors; then\n")
                .contains("            regauge load ");
    }

    @Test
    void aDryRunSaysWhetherTheLoadItselfWouldBeGivenUp() {
        LoadReport report = checked(Outcome.CHECKED, List.of(new Conflict("3 rows would be refused", 3)), false);
        assertThat(summary(report, "--dry-run").text())
                .contains("  to go on  the load itself would be given up: 4 rows would be refused, and --max-errors"
                        + " allows 0\n            correct them or allow more, then leave out --dry-run");
        assertThat(summary(report, "--dry-run", "--max-errors", "4").text())
                .contains("  to go on  leave out --dry-run; 4 rows would be rejected");
        assertThat(summary(report(Outcome.CHECKED, 1, 1, 0, "", false), "--dry-run")
                        .text())
                .endsWith("  to go on  leave out --dry-run");
    }

    private static LoadReport checked(Outcome outcome, List<Conflict> conflicts, boolean rowsRefused) {
        return new LoadReport(
                outcome,
                10,
                9,
                1,
                0,
                0,
                0,
                0,
                1,
                Duration.ZERO,
                List.of(),
                conflicts,
                Optional.empty(),
                Optional.empty(),
                false,
                rowsRefused);
    }

    private int exitCode(Outcome outcome, long source, long loaded, long rejected, boolean lost) {
        return summary(report(outcome, source, loaded, rejected, "", lost)).exitCode();
    }

    private static LoadReport report(
            Outcome outcome, long source, long loaded, long rejected, String failure, boolean lost) {
        Optional<String> why = Optional.of(failure).filter(text -> !text.isEmpty());
        return new LoadReport(
                outcome,
                source,
                loaded,
                rejected,
                0,
                0,
                loaded,
                0,
                1,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty(),
                why,
                lost,
                false);
    }

    private LoadSummary summary(LoadReport report, Object... options) {
        Object[] first = {file(), "--into", "postgres://app:velvet@db/orders", "--table", "orders"};
        return new LoadSummary(
                LoadPlans.of(Stream.concat(Stream.of(first), Stream.of(options)).toArray()), report);
    }

    private String file() {
        try {
            Path file = folder.resolve("orders.csv");
            return (Files.exists(file) ? file : Files.createFile(file)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
