package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import dev.regauge.connect.RegaugeDataSource;
import java.util.List;

/** What the layer costs a program that borrows a connection for one read. */
final class BorrowWork implements Work {

    private static final String SAME_SETTINGS = "HikariCP and pgjdbc, same settings";

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        Plan plan =
                options.effort().plan(options.rounds().orElse(options.effort().of(1000)));
        output.print("borrow: a connection, a read by primary key, " + plan.rounds() + " rounds");
        try (Contenders contenders = at(server.address())) {
            List<Turns> all = contenders.measure(plan);
            output.print(Comparison.table(all, List.of(SAME_SETTINGS), Unit.MICROSECONDS));
            output.file("borrow", "by primary key", all);
        }
    }

    /** Alike in all that is told to driver and pool, so that what differs is the layer. */
    private static Contenders at(Address address) {
        RegaugeDataSource ours = Sources.regauge(address);
        return new Contenders()
                .add(new BorrowedRead("Regauge", ours, ours::close))
                .add(BorrowedRead.from(SAME_SETTINGS, Sources.hikariLike(ours.settings(), address)))
                .add(BorrowedRead.from("HikariCP and pgjdbc as they come", Sources.hikari(address)));
    }
}
