package dev.regauge.bench.copy;

import dev.regauge.bench.run.Benchmark;
import java.util.List;
import java.util.Map;

/** Measures the bulk writer beside its peers, on an embedded server of its own, and prints tables. */
public final class CopyBench {

    static final Benchmark BENCHMARK = new Benchmark(
            CopyBench.class,
            """
            usage: CopyBench [--quick] [--rounds N] [--round-trips 0,1,5] [--sizes 1,10,100] [--tsv FILE] WORK...
              rows      a million rows, wide and narrow
              encode    what a row costs before it is sent
              grid      the way that is chosen, beside the best of the driver's, by number of rows and round trip
              upsert    rows of which half are there
              streams   a million wide rows over one connection and over two
            """,
            Map.of(
                    "rows",
                    new RowsWork(),
                    "grid",
                    new GridWork(),
                    "encode",
                    new EncodeWork(),
                    "upsert",
                    new UpsertWork(),
                    "streams",
                    new StreamsWork()),
            "select 1");

    private CopyBench() {}

    /** Exits as {@link Benchmark#run} says. */
    public static void main(String... arguments) {
        System.exit(BENCHMARK.run(List.of(arguments)));
    }
}
