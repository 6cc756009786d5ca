package dev.regauge.bench.run;

/** Something to measure on the embedded server, which holds the schema of its benchmark. */
public interface Work {

    /** Measures and prints. */
    void measure(BenchServer server, Options options, Output output) throws Exception;
}
