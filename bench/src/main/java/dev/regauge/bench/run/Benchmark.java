package dev.regauge.bench.run;

import dev.regauge.bench.paired.Machine;
import dev.regauge.bench.paired.RawFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works that are measured on an embedded server of their own, and the command line that chooses among them.
 *
 * @param main the class that is started
 * @param usage the lines that say what the command line takes
 * @param works by their names
 * @param schema SQL that comes before all works
 */
public record Benchmark(Class<?> main, String usage, Map<String, Work> works, String schema) {

    /** Measures and prints tables. Exit 0 when all was measured, 2 when the command line is wrong, 3 when something failed. */
    public int run(List<String> arguments) {
        try {
            measure(Options.parse(arguments, this), arguments);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return 3;
        }
    }

    private void measure(Options options, List<String> arguments) throws Exception {
        try (BenchServer server = BenchServer.start()) {
            server.execute(schema);
            List<String> circumstances = circumstances(server, arguments);
            circumstances.forEach(System.out::println);
            System.out.println();
            Optional<RawFigures> raw = options.tsv().map(file -> RawFigures.to(file, circumstances));
            measure(server, options, new Output(System.out, raw));
            raw.ifPresent(RawFigures::close);
            System.out.println(Machine.load());
        }
    }

    /** All works that were asked for. */
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        for (String work : options.works()) {
            Optional.ofNullable(works.get(work)).orElseThrow().measure(server, options, output);
        }
    }

    private List<String> circumstances(BenchServer server, List<String> arguments) {
        List<String> lines = new ArrayList<>();
        lines.add(Machine.command(main, arguments));
        lines.addAll(Machine.lines());
        lines.add(
                "server: PostgreSQL " + server.version() + ", embedded, on the same cores, data in memory, fsync off");
        return lines;
    }
}
