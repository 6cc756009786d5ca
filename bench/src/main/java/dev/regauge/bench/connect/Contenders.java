package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Turns;
import java.util.ArrayList;
import java.util.List;

/** The contenders of one run, which are closed together. */
final class Contenders implements AutoCloseable {

    private final List<Contender> all = new ArrayList<>();

    Contenders add(Contender contender) {
        all.add(contender);
        return this;
    }

    List<Turns> measure(Plan plan) throws Exception {
        return PairedRun.of(all, plan);
    }

    @Override
    public void close() {
        all.forEach(Contender::close);
    }
}
