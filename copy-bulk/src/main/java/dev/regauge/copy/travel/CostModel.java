package dev.regauge.copy.travel;

import dev.regauge.copy.travel.Situation.Transaction;

/**
 * What a way costs: round trips, and the work of client and server that a table of constants predicts. They were measured
 * on one machine (ADR 0034) and hold elsewhere by their proportions, which is all a choice needs; a server that is twice
 * as slow is twice as slow by all ways.
 */
final class CostModel {

    /** How many statements pgjdbc sends before it waits for answers: 64,000 bytes of answers, 250 bytes each. */
    private static final int STATEMENTS_IN_FLIGHT = 255;

    /** Begin or savepoint, COPY, its data, and the statements behind it. */
    private static final int WAITING_COPY = 4;

    /**
     * In microseconds, each way with its guard, and COPY with the question for the number of its transaction.
     *
     * @param fixed of each load
     * @param statement of each statement
     * @param row of each row
     * @param field of each field of each row, of padding too
     * @param octet of each byte
     * @param callers what it takes more in the caller's transaction, as the first in it
     */
    private record Constants(double fixed, double statement, double row, double field, double octet, double callers) {

        double of(Features of) {
            return fixed + statement * of.statements + row * of.rows + field * of.fields + octet * of.bytes;
        }
    }

    /** What the constants are multiplied with. */
    record Features(double statements, double rows, double fields, double bytes) {}

    private static final Constants SINGLE_INSERT = new Constants(22, 5.7, 0, 0.29, 0.032, 1);
    private static final Constants MULTI_VALUES = new Constants(5, 25, 0.68, 0.20, 0.0204, 3);
    private static final Constants UNNEST = new Constants(37, 0, 0.55, 0, 0.0168, 4);
    private static final Constants COPY = new Constants(60, 0, 0.53, 0, 0.0106, -8);

    private CostModel() {}

    /** The predicted time in milliseconds. */
    static double millis(Way way, Situation situation) {
        return roundTrips(way, situation) * situation.roundTrip().toNanos() / 1e6 + work(way, situation) / 1e3;
    }

    /** The predicted time in milliseconds without that of the round trips. */
    static double workMillis(Way way, Situation situation) {
        return work(way, situation) / 1e3;
    }

    /** How often an answer is waited for. */
    static long roundTrips(Way way, Situation situation) {
        if (way == Way.COPY) {
            return situation.pipelined() ? 1 : WAITING_COPY;
        }
        long byStatements = 1 + statements(way, situation) / STATEMENTS_IN_FLIGHT;
        return Math.max(byStatements, 1 + situation.bytes() / Inserts.MOST_BYTES);
    }

    private static double work(Way way, Situation situation) {
        Constants constants = of(way);
        return constants.of(features(way, situation))
                + (situation.transaction() == Transaction.CALLERS ? constants.callers : 0);
    }

    private static Constants of(Way way) {
        return switch (way) {
            case SINGLE_INSERT -> SINGLE_INSERT;
            case MULTI_VALUES -> MULTI_VALUES;
            case UNNEST -> UNNEST;
            case COPY -> COPY;
        };
    }

    static Features features(Way way, Situation situation) {
        long statements = statements(way, situation);
        return new Features(statements, situation.rows(), fields(way, situation), situation.bytes());
    }

    private static long statements(Way way, Situation situation) {
        return switch (way) {
            case SINGLE_INSERT -> situation.rows();
            case MULTI_VALUES -> {
                int most = Inserts.mostValues(situation.columns());
                yield (situation.rows() + most - 1) / most;
            }
            case UNNEST, COPY -> 1;
        };
    }

    private static long fields(Way way, Situation situation) {
        long rows = situation.rows();
        if (way == Way.MULTI_VALUES) {
            int most = Inserts.mostValues(situation.columns());
            rows = rows / most * most + (rows % most == 0 ? 0 : Inserts.size((int) (rows % most)));
        }
        return rows * situation.columns();
    }
}
