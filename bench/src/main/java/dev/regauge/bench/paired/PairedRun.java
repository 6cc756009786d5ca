package dev.regauge.bench.paired;

import dev.regauge.bench.paired.Contender.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Lets contenders take turns: first each shows that it does the same work, then each warms up, then in every round each
 * has one turn, in an order that changes from round to round.
 */
public final class PairedRun {

    private final List<Lane> lanes;
    private final Plan plan;

    /** A contender and what was measured of it so far. */
    private static final class Lane {
        private final Contender contender;
        private final double[] nanos;
        private final Own[] own;
        private int operations = 1;

        Lane(Contender contender, int rounds) {
            this.contender = contender;
            this.nanos = new double[rounds];
            this.own = new Own[contender.place() == Place.CALLING_THREAD ? rounds : 0];
        }

        void turn(int round) throws Exception {
            contender.beforeTurn();
            if (contender.settling() > 0) {
                contender.time(contender.settling());
            }
            Own before = Own.now();
            nanos[round] = (double) contender.time(operations) / operations;
            if (own.length > 0) {
                own[round] = Own.now().since(before, operations);
            }
            contender.afterTurn();
        }

        Turns turns() {
            return new Turns(contender.name(), operations, nanos, own);
        }
    }

    private PairedRun(List<Lane> lanes, Plan plan) {
        this.lanes = lanes;
        this.plan = plan;
    }

    /**
     * Measures all of them.
     *
     * @return in the order of the contenders
     * @throws IllegalStateException when two contenders do not do the same work
     */
    public static List<Turns> of(List<? extends Contender> contenders, Plan plan) throws Exception {
        List<Lane> lanes = new ArrayList<>();
        contenders.forEach(contender -> lanes.add(new Lane(contender, plan.rounds())));
        return new PairedRun(lanes, plan).measure();
    }

    private List<Turns> measure() throws Exception {
        checkThatAllDoTheSame();
        for (Lane lane : lanes) {
            warmUp(lane);
        }
        for (Lane lane : lanes) {
            lane.operations = operationsOfATurn(lane.contender);
        }
        Random random = new Random(plan.seed());
        for (int round = 0; round < plan.rounds(); round++) {
            List<Lane> order = new ArrayList<>(lanes);
            Collections.shuffle(order, random);
            for (Lane lane : order) {
                lane.turn(round);
            }
        }
        return lanes.stream().map(Lane::turns).toList();
    }

    private void checkThatAllDoTheSame() throws Exception {
        List<Lane> visible = lanes.stream()
                .filter(lane -> lane.contender.place() != Place.OTHER_PROCESS)
                .toList();
        long expected = 0;
        for (Lane lane : visible) {
            long found = lane.contender.run();
            if (lane == visible.get(0)) {
                expected = found;
            } else if (found != expected) {
                throw new IllegalStateException(lane.contender.name() + " does not do the work of "
                        + visible.get(0).contender.name() + ": its sum is " + found + " and not " + expected);
            }
        }
    }

    private void warmUp(Lane lane) throws Exception {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        int done = 0;
        while (lane.contender.place() != Place.OTHER_PROCESS
                && (done < plan.warmUpOperations() || System.nanoTime() < end)) {
            lane.contender.time(1);
            done++;
        }
    }

    /** A few turns of one operation tell how many fill the time; where there is none to fill, it is one. */
    private int operationsOfATurn(Contender contender) throws Exception {
        Duration turn = plan.turn();
        if (turn.isZero()) {
            return 1;
        }
        double[] nanos = new double[3];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = contender.time(1);
        }
        return (int) Math.max(1, Math.min(100_000, Math.round(turn.toNanos() / Statistics.median(nanos))));
    }
}
