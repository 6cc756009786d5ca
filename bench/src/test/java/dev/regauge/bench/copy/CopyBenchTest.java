package dev.regauge.bench.copy;

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
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every work runs, with counts so small that its figures mean nothing. That all store the same, the works check. */
@Tag("waits")
class CopyBenchTest {

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
    void theRowsWorkShowsOursBesideThePeersAndFilesFiguresOfARow() throws Exception {
        assertThat(measured(Options.of(List.of("rows"))).lines())
                .filteredOn(line -> line.matches(".* \\d+\\.\\d+ .*\\[.*\\].*") && !line.contains("times as fast"))
                .extracting(line -> line.replaceAll("  .*", ""))
                .startsWith(Regauge.NAME, "Regauge, by components", PgBulkInsertWay.NAME)
                .contains(BulkContenders.SERVER_FILE, "rewritten batch of 1,000", "unnest of 1,000");
        assertThat(Files.readAllLines(folder.resolve("figures.tsv")))
                .filteredOn(line -> line.startsWith("rows\tnarrow\t" + Regauge.NAME + "\t"))
                .extracting(line -> Double.parseDouble(line.split("\t", -1)[7]))
                .hasSize(2)
                .allSatisfy(bytes -> assertThat(bytes).isLessThan(1_000));
    }

    @Test
    void theGridHasALineForEverySizeAndSaysWhichWayWasTaken() throws Exception {
        Options options = Options.of(List.of("grid")).withRoundTrips(List.of(0)).withSizes(List.of(1, 200));
        assertThat(measured(options).lines())
                .filteredOn(line -> line.startsWith("1 ") || line.startsWith("200 "))
                .hasSize(2 * Caller.values().length)
                .allMatch(line -> line.matches(".*\\[.*\\].* [A-Z_]+"));
    }

    @Test
    void theEncodeWorkShowsTheFloor() throws Exception {
        assertThat(measured(Options.of(List.of("encode"))).lines())
                .filteredOn(line -> line.startsWith(Encoding.BY_HAND))
                .hasSize(2);
    }

    @Test
    void theUpsertWorkShowsWhatIsWrittenByHand() throws Exception {
        assertThat(measured(Options.of(List.of("upsert")).withSizes(List.of(50)))
                        .lines())
                .filteredOn(line -> line.contains("["))
                .extracting(line -> line.replaceAll("  .*", ""))
                .startsWith(Regauge.NAME)
                .contains("unnest", "rewritten batch of 1,000");
    }

    @Test
    void theStreamsWorkShowsBothMeaningsBesideTwoThreads() throws Exception {
        assertThat(measured(Options.of(List.of("streams"))).lines())
                .filteredOn(line -> line.contains("["))
                .extracting(line -> line.replaceAll("  .*", ""))
                .startsWith(Regauge.NAME, BulkContenders.PARTIAL, BulkContenders.STAGED)
                .contains(PgBulkInsertWay.NAME + ", two threads");
    }

    @Test
    void aWayThatStoresSomethingElseIsNotMeasured() throws Exception {
        Shape<Narrow> shape = NarrowShape.shape();
        server.execute("drop table if exists narrow, pool; " + shape.create("narrow") + "; " + shape.create("pool")
                + "; insert into pool values (1, 2, 3)");
        try (Connection connection = server.connect();
                BulkLoad<Narrow> load = new BulkLoad<>(Regauge.of(shape), shape, Shape.POOL, connection)) {
            assertThatThrownBy(() -> load.check("pool"))
                    .hasMessageContaining("Regauge stored rows that are not what was to be stored: 10001 differ");
        }
    }

    private String measured(Options options) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (RawFigures raw = RawFigures.to(folder.resolve("figures.tsv"), List.of("a test"))) {
            CopyBench.BENCHMARK.measure(
                    server,
                    options.withEffort(Effort.TINY).withRounds(2),
                    new Output(new PrintStream(text, true, StandardCharsets.UTF_8), Optional.of(raw)));
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
