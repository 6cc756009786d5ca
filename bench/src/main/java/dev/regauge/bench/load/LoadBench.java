package dev.regauge.bench.load;

import dev.regauge.bench.run.Benchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures {@code regauge load} beside its peers, as processes, on an embedded server of its own, and prints tables. */
public final class LoadBench {

    private static final String PROGRAM = "--regauge";

    private static final String USAGE = """
            usage: LoadBench [--quick] [--rounds N] [--rows 1000000,10000000] [--regauge SCRIPT_OR_FOLDER_OF_JARS]
                             [--tsv FILE] WORK...
              wide      a CSV of eight columns: ours in three ways, psql's \\copy, pgloader, Liquibase's loadData
              memory    the same file with a heap of 64 MB
              formats   the same rows as CSV, packed CSV, TSV, COPY's text and JSON Lines
              rejects   no, one, one in a hundred and all rows refused, for their texts and for a unique index
            """;

    private LoadBench() {}

    /** Exits as {@link Benchmark#run} says. */
    public static void main(String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        System.exit(benchmark(program(rest)).run(rest));
    }

    static Benchmark benchmark(RegaugeProgram regauge) {
        return new Benchmark(
                LoadBench.class,
                USAGE,
                Map.of(
                        "wide", new WideWork(regauge),
                        "memory", new MemoryWork(regauge),
                        "formats", new FormatsWork(regauge),
                        "rejects", new RejectsWork(regauge)),
                "select 1");
    }

    /** Takes the option away, since the command that results show has no folders in it. */
    private static RegaugeProgram program(List<String> arguments) {
        int option = arguments.indexOf(PROGRAM);
        if (option < 0 || option == arguments.size() - 1) {
            return RegaugeProgram.at("regauge");
        }
        arguments.remove(option);
        return RegaugeProgram.at(arguments.remove(option));
    }
}
