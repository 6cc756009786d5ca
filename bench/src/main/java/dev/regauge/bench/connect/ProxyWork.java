package dev.regauge.bench.connect;

import dev.regauge.bench.paired.TextTable;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Network;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the delay proxy really delays, and what it costs. */
final class ProxyWork implements Work {

    @Override
    public void measure(BenchServer server, Options options, Output output) throws IOException {
        int count = options.rounds().orElse(options.effort().of(1000));
        TextTable table = new TextTable(List.of("", "median us", "5 %", "95 %", "99 %", "processor of the proxy, us"));
        try (Network network = Network.direct(server)) {
            table.row(cells("no proxy", RoundTrips.measured(network, count)));
        }
        for (int millis : List.of(0, 1, 5)) {
            try (Network network = Network.delayed(server, Duration.ofMillis(millis))) {
                table.row(cells("proxy, " + millis + " ms", RoundTrips.measured(network, count)));
            }
        }
        output.print("round trips with nothing in them, " + count + " each");
        output.print(table.toString());
    }

    private static List<String> cells(String name, RoundTrips trips) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(
                                        trips.quantile(0.5),
                                        trips.quantile(0.05),
                                        trips.quantile(0.95),
                                        trips.quantile(0.99),
                                        trips.proxyMicros())
                                .map(micros -> String.format(Locale.ROOT, "%.0f", micros)))
                .toList();
    }
}
