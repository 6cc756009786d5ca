package dev.regauge.bench.load;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.Own;
import dev.regauge.bench.paired.Statistics;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A load by a process of its own. What it has stored is looked at after every turn. */
final class WholeProcess implements Contender {

    private final Task task;
    private final Target target;
    private final List<Ended> turns = new ArrayList<>();
    private final List<Double> serverNanos = new ArrayList<>();
    private double serverBefore;
    private Optional<Ended> ended = Optional.empty();

    WholeProcess(Task task, Target target) {
        this.task = task;
        this.target = target;
    }

    @Override
    public String name() {
        return task.name();
    }

    int rows() {
        return task.rows();
    }

    @Override
    public Place place() {
        return Place.OTHER_PROCESS;
    }

    @Override
    public void beforeTurn() throws Exception {
        target.makeReady(task.ready());
        ended = Optional.empty();
        serverBefore = target.processorNanos();
    }

    /** Answers nothing but zero: what was stored is looked at in {@link #afterTurn}. */
    @Override
    public long run() throws Exception {
        ended = Optional.of(task.program().run());
        return 0;
    }

    @Override
    public void afterTurn() throws Exception {
        serverNanos.add(target.processorNanos() - serverBefore);
        Ended turn = ended.orElseThrow();
        turns.add(turn);
        if (!task.exits().contains(turn.exit())) {
            throw new IllegalStateException(name() + " ended with " + turn.exit() + "\n" + turn.said());
        }
        try {
            target.contents().require(task.expected(), name());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + turn.said(), e);
        }
    }

    /** What the process said in the last turn. */
    String output() {
        return turns.get(turns.size() - 1).output();
    }

    /** Times of these turns with what the processes spent. */
    Turns withSpent(Turns times) {
        return Turns.of(
                name(),
                1,
                times.nanos(),
                turns.stream()
                        .map(turn -> new Own(turn.peakBytes(), turn.processorNanos()))
                        .toArray(Own[]::new));
    }

    /** What the server's processors did meanwhile, as if it were the time of this contender. */
    Turns ofServer() {
        return Turns.of(
                name(), 1, serverNanos.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The most memory of all turns. */
    long peakBytes() {
        return turns.stream().mapToLong(Ended::peakBytes).max().orElse(0);
    }

    double processorNanos() {
        return median(Ended::processorNanos);
    }

    private double median(ToDoubleFunction<Ended> figure) {
        return Statistics.median(turns.stream().mapToDouble(figure).toArray());
    }

    @Override
    public void close() {
        // every process has ended
    }
}
