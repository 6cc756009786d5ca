package dev.regauge.bench.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.bench.paired.RawFigures;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every work runs, with counts so small that its figures mean nothing. That contenders do the same, the run checks. */
@Tag("waits")
class ConnectBenchTest {

    private static BenchServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = BenchServer.start();
        server.execute(Account.SCHEMA);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePipelineWorkShowsOursBesideTheCeilingAndThePeers() throws Exception {
        String text = measured("pipeline");
        assertThat(text.lines())
                .filteredOn(line -> line.matches(".* \\d+\\.\\d+ .*\\[.*"))
                .extracting(line -> line.replaceAll("  .*", ""))
                .contains(
                        RawFlight.NAME,
                        RegaugePipelined.NAME,
                        VertxPipelined.NAME,
                        Sequential.NAME,
                        "pgjdbc, one text and its commit",
                        "pgjdbc, one text, then commit",
                        "pgjdbc-ng, one after the other");
    }

    @Test
    void theBorrowWorkFilesEveryRound() throws Exception {
        measured("borrow");
        assertThat(Files.readAllLines(folder.resolve("figures.tsv")))
                .filteredOn(line -> line.startsWith("borrow\tby primary key\tHikariCP and pgjdbc as they come\t"))
                .hasSize(2);
    }

    @Test
    void thePrepareWorkShowsTwelveExecutions() throws Exception {
        assertThat(measured("prepare").lines())
                .filteredOn(line -> line.startsWith("12 "))
                .hasSize(4);
    }

    @Test
    void theProxyDelaysByWhatWasAskedForAtLeast() throws Exception {
        assertThat(measured("proxy").lines())
                .filteredOn(line -> line.startsWith("proxy, 5 ms"))
                .allSatisfy(line ->
                        assertThat(Integer.parseInt(line.split(" +", -1)[3])).isGreaterThanOrEqualTo(5000))
                .hasSize(1);
    }

    @Test
    void aCommandLineThatIsNoneOfOursIsToldWhatWouldBe() {
        assertThatThrownBy(() -> Options.parse(List.of("--quick", "pipelines"), ConnectBench.BENCHMARK))
                .hasMessageContaining("There is no work pipelines")
                .hasMessageContaining("usage: ConnectBench");
    }

    private String measured(String work) throws Exception {
        Options options =
                Options.of(List.of(work)).withEffort(Effort.TINY).withRounds(2).withRoundTrips(List.of(1));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (RawFigures raw = RawFigures.to(folder.resolve("figures.tsv"), List.of("a test"))) {
            Output output = new Output(new PrintStream(text, true, StandardCharsets.UTF_8), Optional.of(raw));
            ConnectBench.BENCHMARK.measure(server, options, output);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
