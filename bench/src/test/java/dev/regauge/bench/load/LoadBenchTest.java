package dev.regauge.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.bench.paired.RawFigures;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every work runs, with so few rows that its figures mean nothing. That all store what is in the file, the works check.
 * Peers that are not installed are left out, in the works and here.
 */
@Tag("waits")
class LoadBenchTest {

    private static final RegaugeProgram REGAUGE = RegaugeProgram.onClassPath(System.getProperty("java.class.path"));

    private static BenchServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = BenchServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theWideWorkShowsOursInThreeWaysAndFilesWhatTheProcessSpent() throws Exception {
        assertThat(measured("wide"))
                .contains(
                        "regauge load",
                        "regauge load --resume --jobs 2",
                        "regauge load --jobs 2",
                        "Liquibase loadData");
        assertThat(Files.readAllLines(folder.resolve("figures.tsv")))
                .filteredOn(line -> line.startsWith("wide\t500 rows\tregauge load\t"))
                .extracting(line -> line.split("\t", -1))
                .singleElement()
                .satisfies(cells -> assertThat(Double.parseDouble(cells[6])).isPositive())
                .satisfies(cells -> assertThat(Double.parseDouble(cells[7])).isGreaterThan(10_000_000));
    }

    @Test
    void theMemoryWorkGivesASmallHeap() throws Exception {
        assertThat(measured("memory")).contains("regauge load", "regauge load, the heap as it comes");
    }

    @Test
    void theFormatsWorkHasALineForEachFormat() throws Exception {
        assertThat(measured("formats")).contains("csv", "csv.gz", "tsv", "copy-text", "jsonl");
    }

    @Test
    void theRejectsWorkHasALineForEveryKindAndNumber() throws Exception {
        assertThat(measured("rejects"))
                .contains(
                        "none refused",
                        "1 of no number",
                        "3 of no number",
                        "300 of no number",
                        "1 of a key that is there",
                        "3 of a key that is there",
                        "300 of a key that is there");
    }

    @Test
    void aProcessThatStoresSomethingElseIsNotMeasured() throws Exception {
        try (Target target = Target.at(server);
                WholeProcess idle = new WholeProcess(
                        Task.of("idle", new Program(List.of("true"), Map.of()), new Contents(1, BigDecimal.ONE)),
                        target)) {
            idle.beforeTurn();
            idle.run();
            assertThatThrownBy(idle::afterTurn)
                    .hasMessageContaining("idle has stored something else: 0 rows of the sum 0, and not 1 of 1");
        }
    }

    @Test
    void aScriptThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> RegaugeProgram.at("nowhere/regauge").require())
                .hasMessageContaining("nowhere/regauge; start in the root of a built checkout");
    }

    /** The names at the beginnings of the lines. */
    private List<String> measured(String work) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (RawFigures raw = RawFigures.to(folder.resolve("figures.tsv"), List.of("a test"))) {
            LoadBench.benchmark(REGAUGE)
                    .measure(
                            server,
                            Options.of(List.of(work)).withEffort(Effort.TINY).withRounds(1),
                            new Output(new PrintStream(text, true, StandardCharsets.UTF_8), Optional.of(raw)));
        }
        return text.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("  .*", ""))
                .toList();
    }
}
