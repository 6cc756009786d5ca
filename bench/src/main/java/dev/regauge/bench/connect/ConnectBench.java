package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Machine;
import dev.regauge.bench.paired.RawFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the connection layer beside its peers, on an embedded server of its own, and prints tables. */
public final class ConnectBench {

    static final Map<String, Work> WORKS = Map.of(
            "proxy", new ProxyWork(),
            "pipeline", new PipelineWork(),
            "borrow", new BorrowWork(),
            "prepare", new PrepareWork());

    private ConnectBench() {}

    /** Exit 0 when all was measured, 2 when the command line is wrong, 3 when something failed. */
    public static void main(String... arguments) {
        System.exit(exit(List.of(arguments))); // some peers leave threads behind
    }

    private static int exit(List<String> arguments) {
        try {
            measure(Options.parse(arguments), arguments);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return 3;
        }
    }

    private static void measure(Options options, List<String> arguments) throws Exception {
        try (BenchServer server = BenchServer.start()) {
            server.execute(Account.SCHEMA);
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
    static void measure(BenchServer server, Options options, Output output) throws Exception {
        for (String work : options.works()) {
            Optional.ofNullable(WORKS.get(work)).orElseThrow().measure(server, options, output);
        }
    }

    private static List<String> circumstances(BenchServer server, List<String> arguments) {
        List<String> lines = new ArrayList<>();
        lines.add(Machine.command(ConnectBench.class, arguments));
        lines.addAll(Machine.lines());
        lines.add(
                "server: PostgreSQL " + server.version() + ", embedded, on the same cores, data in memory, fsync off");
        return lines;
    }
}
