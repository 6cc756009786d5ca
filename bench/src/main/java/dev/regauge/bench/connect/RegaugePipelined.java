package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.pipeline.Pipeline;
import dev.regauge.pipeline.Reply;
import java.util.ArrayList;
import java.util.List;

/** Ours, as it comes: a connection from the pool, and a {@link Pipeline} of the hundred. */
final class RegaugePipelined implements Contender {

    static final String NAME = "Regauge pipeline";

    private final RegaugeDataSource source;
    private final List<Step> steps = Step.hundred();
    private final Draw draw = new Draw();

    RegaugePipelined(Address address) {
        source = Sources.regauge(address);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long run() {
        Pipeline pipeline = source.pipeline();
        List<Reply<List<Account>>> read = new ArrayList<>();
        List<Reply<Long>> written = new ArrayList<>();
        for (Step step : steps) {
            switch (step.kind()) {
                case READ -> read.add(pipeline.query(step.sql(), Account::of, draw.id()));
                case INSERT -> written.add(pipeline.update(step.sql(), draw.id(), draw.amount(), draw.note()));
                case UPDATE -> written.add(pipeline.update(step.sql(), draw.amount(), draw.id()));
            }
        }
        pipeline.run();
        return read.stream().mapToLong(reply -> reply.value().get(0).sum()).sum()
                + written.stream().mapToLong(Reply::value).sum();
    }

    @Override
    public void close() {
        source.close();
    }
}
