package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import java.util.List;
import java.util.Map;

/** What the layer costs a program that borrows a connection for one read. */
final class BorrowWork implements Work {

    private static final String AS_THEY_COME = "HikariCP and pgjdbc as they come";

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        Plan plan =
                options.effort().plan(options.rounds().orElse(options.effort().of(1000)));
        output.print("borrow: a connection, a read by primary key, " + plan.rounds() + " rounds");
        try (Contenders contenders = at(server.address())) {
            List<Turns> all = contenders.measure(plan);
            output.print(Comparison.table(all, List.of(AS_THEY_COME), Unit.MICROSECONDS));
            output.file("borrow", "by primary key", all);
        }
    }

    private static Contenders at(Address address) {
        return new Contenders()
                .add(BorrowedRead.from(AS_THEY_COME, Sources.hikari(address)))
                .add(BorrowedRead.from(
                        "HikariCP and pgjdbc with socketTimeout",
                        Sources.hikari(address, Map.of("socketTimeout", "60"))));
    }
}
