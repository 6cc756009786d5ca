package dev.regauge.bench.copy;

import dev.regauge.bench.paired.TextTable;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Network;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.util.List;
import java.util.Locale;

/** Few and many wide rows, near and far, in nobody's and in the caller's transaction: what we choose, and the best there is. */
final class GridWork implements Work {

    private static final int ROUNDS = 25;
    private static final int MANY = 10_000;

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        Shape<Wide> shape = WideShape.shape();
        server.execute("drop table if exists wide cascade; " + shape.create(shape.table()));
        Room room = new Room(server, shape.table());
        warmUp(shape, server, room, options);
        for (int millis : options.roundTrips()) {
            try (Network network = Network.of(server, millis)) {
                for (Caller caller : Caller.values()) {
                    try (Grid<Wide> grid = new Grid<>(shape, network.address(), caller, room)) {
                        measure(grid, title(millis, caller), options, output);
                    }
                }
            }
        }
    }

    private static void warmUp(Shape<Wide> shape, BenchServer server, Room room, Options options) throws Exception {
        for (Caller caller : Caller.values()) {
            try (Grid<Wide> grid = new Grid<>(shape, server.address(), caller, room)) {
                grid.warmUp(new Trial(options.effort()));
            }
        }
    }

    private static void measure(Grid<Wide> grid, String title, Options options, Output output) throws Exception {
        TextTable table = new TextTable(Cell.HEADS);
        for (int rows : sizes(options)) {
            Cell cell = grid.measure(rows, options.effort(), rounds(options, rows));
            table.row(cell.line());
            output.file("grid", title + ", rows " + rows, cell.all());
        }
        output.print("grid: wide rows, " + title);
        output.print(table.toString());
    }

    private static String title(int millis, Caller caller) {
        return "round trip " + millis + " ms, " + caller.name().toLowerCase(Locale.ROOT);
    }

    private static int rounds(Options options, int rows) {
        int full = rows < MANY ? ROUNDS : ROUNDS / 2;
        return options.rounds()
                .orElse(
                        options.effort() == Effort.FULL
                                ? full
                                : options.effort().of(full * 2));
    }

    private static List<Integer> sizes(Options options) {
        if (!options.sizes().isEmpty()) {
            return options.sizes();
        }
        return options.effort() == Effort.FULL
                ? List.of(1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 100_000)
                : List.of(1, 10, 100, 1_000, 10_000);
    }
}
