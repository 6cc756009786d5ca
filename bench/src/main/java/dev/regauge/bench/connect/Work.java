package dev.regauge.bench.connect;

/** Something to measure on the embedded server, which holds {@link Account#SCHEMA}. */
interface Work {

    void measure(BenchServer server, Options options, Output output) throws Exception;
}
