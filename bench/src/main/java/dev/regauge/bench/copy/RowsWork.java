package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Ratio;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A million rows into an empty table without an index; slow ways get fewer, and are compared by the row. */
final class RowsWork implements Work {

    private static final int MILLION = 1_000_000;
    private static final int ROUNDS = 15;

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        measure(WideShape.shape(), PgBulkInsertWay.wide(WideShape.shape()), server, options, output);
        measure(NarrowShape.shape(), PgBulkInsertWay.narrow(NarrowShape.shape()), server, options, output);
    }

    private static <T> void measure(
            Shape<T> shape, Way<T> pgBulkInsert, BenchServer server, Options options, Output output) throws Exception {
        int rows = rows(options);
        try (BulkContenders<T> contenders = BulkContenders.at(server, shape, pgBulkInsert, rows)) {
            contenders.check();
            Plan plan = plan(options);
            output.print("rows: " + rows + " " + shape.table() + " rows, " + plan.rounds() + " rounds");
            List<Turns> all = contenders.byRow(PairedRun.of(contenders.all(), plan));
            output.print(Comparison.table(
                    all, List.of(PgBulkInsertWay.NAME, BulkContenders.SERVER_FILE), Unit.MICROSECONDS, "row"));
            speeds(all).forEach(output::print);
            output.print(contenders.serverLine());
            output.file("rows", shape.table(), all);
        }
    }

    /** A turn is one load, warmed up by one. */
    static Plan plan(Options options) {
        int rounds = options.rounds().orElse(options.effort() == Effort.FULL ? ROUNDS : 5);
        return new Plan(rounds, Duration.ZERO, 1, Duration.ZERO, 1);
    }

    static int rows(Options options) {
        return switch (options.effort()) {
            case TINY -> 2 * Shape.POOL;
            case QUICK -> MILLION / 10;
            case FULL -> MILLION;
        };
    }

    /** How many times as fast ours is as each of the others. */
    private static List<String> speeds(List<Turns> all) {
        Turns ours = all.get(0);
        List<String> lines = new ArrayList<>();
        for (Turns other : all.subList(1, all.size())) {
            Ratio speed = other.over(ours);
            lines.add(String.format(Locale.ROOT, "%s is %s times as fast as %s", ours.name(), speed, other.name()));
        }
        return lines;
    }
}
