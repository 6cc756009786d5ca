package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Network;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.util.List;

/** A hundred different statements, half reads and half writes, in one transaction, near and far from the server. */
final class PipelineWork implements Work {

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        for (int millis : options.roundTrips()) {
            try (Network network = Network.of(server, millis)) {
                measure(network, millis, options, output);
            }
        }
    }

    private static void measure(Network network, int millis, Options options, Output output) throws Exception {
        int rounds = options.rounds().orElse(options.effort().of(100));
        String detail = "round trip " + millis + " ms";
        output.print("pipeline: 100 statements in a transaction, " + detail + ", " + rounds + " rounds");
        output.print(RoundTrips.measured(network, options.effort().of(millis == 0 ? 3000 : 300))
                .line());
        try (Contenders contenders = at(network.address())) {
            List<Turns> all = contenders.measure(options.effort().plan(rounds));
            output.print(Comparison.table(all, List.of(RawFlight.NAME, RegaugePipelined.NAME), Unit.MILLISECONDS));
            output.file("pipeline", detail, all);
        }
    }

    private static Contenders at(Address address) throws Exception {
        Contenders contenders = new Contenders().add(new RawFlight(address));
        Pgbench.at(address).ifPresent(contenders::add);
        return contenders
                .add(new RegaugePipelined(address))
                .add(new OneText(address, true))
                .add(new OneText(address, false))
                .add(new VertxPipelined(address))
                .add(new Sequential(Sequential.NAME, Sources.hikari(address)))
                .add(new Sequential("pgjdbc-ng, one after the other", Sources.hikariOverPgjdbcNg(address)));
    }
}
