package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.util.List;

/** The same million wide rows over one connection and over two. */
final class StreamsWork implements Work {

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        Shape<Wide> shape = WideShape.shape();
        int rows = RowsWork.rows(options);
        try (BulkContenders<Wide> contenders =
                BulkContenders.overStreams(server, shape, PgBulkInsertWay.wide(shape), rows)) {
            contenders.check();
            Plan plan = RowsWork.plan(options);
            output.print("streams: " + rows + " " + shape.table() + " rows, " + plan.rounds() + " rounds");
            List<Turns> all = contenders.byRow(PairedRun.of(contenders.all(), plan));
            output.print(Comparison.table(all, List.of(Regauge.NAME, PgBulkInsertWay.NAME), Unit.MICROSECONDS, "row"));
            output.file("streams", shape.table(), all);
        }
    }
}
