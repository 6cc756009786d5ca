package dev.regauge.bench.connect;

import dev.regauge.bench.run.Benchmark;
import java.util.List;
import java.util.Map;

/** Measures the connection layer beside its peers, on an embedded server of its own, and prints tables. */
public final class ConnectBench {

    static final Benchmark BENCHMARK = new Benchmark(
            ConnectBench.class,
            """
            usage: ConnectBench [--quick] [--rounds N] [--round-trips 0,1,5] [--tsv FILE] WORK...
              proxy     what the delay proxy really delays, and costs
              pipeline  100 different statements in one transaction
              borrow    a borrowed connection, a read by primary key
              prepare   named against unnamed statements, and from which execution
            """,
            Map.of(
                    "proxy", new ProxyWork(),
                    "pipeline", new PipelineWork(),
                    "borrow", new BorrowWork(),
                    "prepare", new PrepareWork()),
            Account.SCHEMA);

    private ConnectBench() {}

    /** Exits as {@link Benchmark#run} says. */
    public static void main(String... arguments) {
        System.exit(BENCHMARK.run(List.of(arguments))); // some peers leave threads behind
    }
}
