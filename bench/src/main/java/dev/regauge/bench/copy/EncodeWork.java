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
import java.sql.Connection;
import java.util.List;

/** Encoding alone: what a row costs before anything is sent. */
final class EncodeWork implements Work {

    private static final int ROUNDS = 100;

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        measure(WideShape.shape(), PgBulkInsertWay.wide(WideShape.shape()), server, options, output);
        measure(NarrowShape.shape(), PgBulkInsertWay.narrow(NarrowShape.shape()), server, options, output);
    }

    private static <T> void measure(
            Shape<T> shape, PgBulkInsertWay<T, ?> peer, BenchServer server, Options options, Output output)
            throws Exception {
        server.execute("drop table if exists " + shape.table() + " cascade; " + shape.create(shape.table()));
        Plan plan =
                options.effort().plan(options.rounds().orElse(options.effort().of(ROUNDS)));
        try (Connection connection = server.connect()) {
            List<Turns> all = PairedRun.of(contenders(shape, peer, connection), plan).stream()
                    .map(turns -> turns.per(Shape.POOL))
                    .toList();
            output.print("encode: " + shape.table() + " rows, " + plan.rounds() + " rounds");
            output.print(
                    Comparison.table(all, List.of(Encoding.BY_HAND, PgBulkInsertWay.NAME), Unit.NANOSECONDS, "row"));
            output.file("encode", shape.table(), all);
        }
    }

    private static <T> List<Encoding<T>> contenders(Shape<T> shape, PgBulkInsertWay<T, ?> peer, Connection connection)
            throws Exception {
        return List.of(
                Encoding.regauge(Regauge.NAME, shape, shape.mapping(), connection),
                Encoding.regauge("Regauge, by components", shape, shape.byComponents(), connection),
                Encoding.byHand(shape),
                Encoding.pgBulkInsert(shape, peer));
    }
}
