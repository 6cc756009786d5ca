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
import java.sql.SQLException;
import java.util.List;

/** What a name for a statement gains, and from which execution. */
final class PrepareWork implements Work {

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        server.execute(Query.SCHEMA);
        for (Query query : List.of(Query.BY_PRIMARY_KEY, Query.SIX_WAY_JOIN)) {
            steady(query, server.address(), options, output);
        }
        for (Query query : List.of(Query.BY_PRIMARY_KEY, Query.SIX_WAY_JOIN)) {
            first(query, server.address(), options, output);
        }
    }

    private static void steady(Query query, Address address, Options options, Output output) throws Exception {
        Plan plan =
                options.effort().plan(options.rounds().orElse(options.effort().of(200)));
        output.print("prepare: " + query.name() + ", warm, " + plan.rounds() + " rounds");
        try (Contenders contenders = new Contenders()) {
            for (Prepared how : Prepared.ALL) {
                contenders.add(new PreparedQuery(how, query, address));
            }
            List<Turns> all = contenders.measure(plan);
            output.print(Comparison.table(all, disabled(), Unit.MICROSECONDS));
            output.file("prepare", query.name(), all);
        }
    }

    private static List<String> disabled() {
        return Prepared.ALL.stream()
                .filter(how -> how.policy().isDisabled())
                .map(Prepared::name)
                .toList();
    }

    private static void first(Query query, Address address, Options options, Output output) throws SQLException {
        int connections = options.effort().of(200);
        FirstExecutions first = new FirstExecutions(query, address, connections);
        first.measure();
        output.print("prepare: " + query.name() + ", executions on fresh connections, us, median of " + connections);
        output.print(first.times());
        output.print("the same beside the driver's own disabled, median of the ratios and its 95 % interval");
        output.print(first.ratios());
        first.file(output);
    }
}
