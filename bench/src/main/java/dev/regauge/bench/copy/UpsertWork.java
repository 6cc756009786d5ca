package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import dev.regauge.copy.BulkWriter;
import dev.regauge.copy.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Wide rows into a table with a primary key that has half of their keys, and nothing else. */
final class UpsertWork implements Work {

    private static final int ROUNDS = 40;
    private static final int MANY = 10_000;

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        for (int rows : sizes(options)) {
            measure(rows, server, options, output);
        }
    }

    private static List<Integer> sizes(Options options) {
        if (!options.sizes().isEmpty()) {
            return options.sizes();
        }
        return options.effort() == Effort.FULL ? List.of(100, MANY, 10 * MANY) : List.of(100, MANY);
    }

    private static void measure(int rows, BenchServer server, Options options, Output output) throws Exception {
        Shape<Wide> shape = WideShape.shape().upserting(Wide.several(rows));
        fill(server, shape);
        List<BulkLoad<Wide>> all = contenders(server, shape);
        try {
            for (BulkLoad<Wide> load : all) {
                load.check("pool");
            }
            Plan plan = plan(rows, options);
            List<Turns> turns = PairedRun.of(all, plan);
            output.print("upsert: " + rows + " wide rows, half of them there, " + plan.rounds() + " rounds");
            output.print(Comparison.table(turns, List.of("staged by hand"), Unit.MILLISECONDS));
            output.file("upsert", "rows " + rows, turns);
        } finally {
            all.forEach(BulkLoad::close);
        }
    }

    /** Warm after a number of loads that is larger where they are small. */
    private static Plan plan(int rows, Options options) {
        int rounds = options.rounds().orElse(options.effort().of(rows < MANY ? 5 * ROUNDS : ROUNDS));
        int warmUp = options.effort() == Effort.TINY ? 1 : Math.max(3, 20_000 / rows);
        return new Plan(rounds, Duration.ZERO, warmUp, Duration.ZERO, 1);
    }

    private static void fill(BenchServer server, Shape<Wide> shape) throws SQLException {
        server.execute("drop table if exists wide, pool cascade; " + shape.create("wide") + "; " + shape.create("pool")
                + "; alter table wide add primary key (id)");
        try (Connection connection = server.connect()) {
            new StockCopy<>("", shape, "pool")
                    .store(connection, shape.rows(shape.pool().size()));
        }
    }

    private static List<BulkLoad<Wide>> contenders(BenchServer server, Shape<Wide> shape) throws SQLException {
        int rows = shape.pool().size();
        List<BulkLoad<Wide>> all = new ArrayList<>();
        BulkWriter<Wide> writer = BulkWriter.into(shape.table(), shape.mapping())
                .withUpsert(Upsert.on("id").updatingAll());
        all.add(load(new Regauge<>(Regauge.NAME, writer), shape, server, ""));
        all.add(load(new StagedByHand<>(shape), shape, server, ""));
        all.add(load(new Unnest<>("unnest", shape, rows), shape, server, ""));
        all.add(load(
                new Batches<>("rewritten batch of 1,000", shape, 1_000), shape, server, "&reWriteBatchedInserts=true"));
        all.add(load(new Batches<>("batch of 1,000", shape, 1_000), shape, server, ""));
        return all;
    }

    /** What is there has another note, so that every row changes. */
    private static BulkLoad<Wide> load(Way<Wide> way, Shape<Wide> shape, BenchServer server, String properties)
            throws SQLException {
        return new BulkLoad<>(
                way,
                shape,
                shape.pool().size(),
                BenchServer.connect(server.address(), properties),
                "truncate wide; insert into wide select id, customer, title, amount, paid, placed, details, 'old'"
                        + " from pool where id % 2 = 0");
    }
}
