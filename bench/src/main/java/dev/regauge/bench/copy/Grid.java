package dev.regauge.bench.copy;

import dev.regauge.bench.copy.SmallLoad.Lane;
import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All ways at one distance from the server and for one kind of caller, each on a connection of its own. */
final class Grid<T> implements AutoCloseable {

    /** One after the other, more rows take for ever. */
    private static final int MOST_SINGLE = 100;

    private static final int LARGE = 10_000;

    private final Shape<T> shape;
    private final Address address;
    private final Caller caller;
    private final Room room;
    private final Regauge<T> regauge;
    private final Lane<T> ours;
    private final List<Lane<T>> stock = new ArrayList<>();

    Grid(Shape<T> shape, Address address, Caller caller, Room room) throws SQLException {
        this.shape = shape;
        this.address = address;
        this.caller = caller;
        this.room = room;
        this.regauge = Regauge.of(shape);
        this.ours = lane(regauge, "");
        stock.add(lane(new SingleInserts<>("single", shape), ""));
        stock.add(lane(new Batches<>("batch", shape, LARGE), ""));
        stock.add(lane(new Batches<>("rewritten batch", shape, LARGE), "&reWriteBatchedInserts=true"));
        stock.add(lane(new MultiValues<>("multi-VALUES of 100", shape, 100), ""));
        stock.add(lane(new MultiValues<>("multi-VALUES of 1,000", shape, 1_000), ""));
        stock.add(lane(new Unnest<>("unnest of 1,000", shape, 1_000), ""));
        stock.add(lane(new Unnest<>("unnest of 10,000", shape, LARGE), ""));
        stock.add(lane(new StockCopy<>("CopyManager", shape), ""));
    }

    private Lane<T> lane(Way<T> way, String properties) throws SQLException {
        Connection connection = BenchServer.connect(address, properties);
        caller.prepare(connection);
        return new Lane<>(way, connection, caller);
    }

    /** Everything runs often enough to be compiled. */
    void warmUp(Trial trial) throws Exception {
        for (int rows : List.of(1, 10, 100, 1_000)) {
            for (Contender contender : contenders(rows)) {
                trial.nanos(contender);
            }
            trial.nanos(load(ours, rows));
        }
    }

    Cell measure(int rows, Effort effort, int rounds) throws Exception {
        List<Contender> turns = new ArrayList<>();
        SmallLoad<T> own = load(ours, rows);
        turns.add(own);
        turns.addAll(new Trial(effort).best(contenders(rows)));
        new Trial(effort).nanos(own);
        Plan usual = effort.plan(rounds);
        List<Turns> all = PairedRun.of(turns, new Plan(rounds, Duration.ZERO, 1, usual.turn(), usual.seed() + rows));
        return new Cell(rows, all, regauge.chosen());
    }

    /** Those of which there is one at this size: two that would do the same are one. */
    private List<Contender> contenders(int rows) {
        List<Contender> some = new ArrayList<>();
        for (Lane<T> lane : stock) {
            if (differs(lane.way(), rows)) {
                some.add(load(lane, rows));
            }
        }
        return some;
    }

    private static boolean differs(Way<?> way, int rows) {
        if (way instanceof SingleInserts) {
            return rows <= MOST_SINGLE;
        }
        if (way instanceof MultiValues<?> values) {
            return rows > 1 && (values.rowsOfAStatement() == 100 || rows > 100);
        }
        return !(way instanceof Unnest<?> unnest) || unnest.rowsOfAStatement() == 1_000 || rows > 1_000;
    }

    private SmallLoad<T> load(Lane<T> lane, int rows) {
        return new SmallLoad<>(lane, shape.rows(rows), room);
    }

    @Override
    public void close() throws SQLException {
        ours.connection().close();
        for (Lane<T> lane : stock) {
            lane.connection().close();
        }
    }
}
