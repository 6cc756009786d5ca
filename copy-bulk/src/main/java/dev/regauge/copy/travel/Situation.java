package dev.regauge.copy.travel;

import java.time.Duration;

/**
 * What the cost of each way depends on.
 *
 * @param rows how many are to travel
 * @param rowBytes how many bytes one of them has, as encoded, on average
 * @param columns how many fields a row has
 * @param transaction whose it is
 * @param roundTrip how long the answer to nothing takes
 * @param pipelined whether COPY goes out with the statements around it in one round trip, as it does on pgjdbc; a driver
 *     that keeps its stream to itself waits for each
 */
public record Situation(
        long rows, int rowBytes, int columns, Transaction transaction, Duration roundTrip, boolean pipelined) {

    /** Whose transaction the rows are stored in. */
    public enum Transaction {
        /** Ended with these rows: by the one statement itself, or by a commit in the same round trip. */
        OWN("a transaction of their own"),
        /** Committed by the caller. Priced as the first in it; a savepoint adds some microseconds, whatever the way. */
        CALLERS("the caller's transaction");

        final String words;

        Transaction(String words) {
            this.words = words;
        }
    }

    public Situation {
        if (rows < 0) {
            throw new IllegalArgumentException("There are no fewer rows than none, and not " + rows);
        }
        if (rowBytes < 0 || columns < 1 || roundTrip.isNegative()) {
            throw new IllegalArgumentException("A situation has no negative numbers, and one column at least");
        }
    }

    /** On pgjdbc. */
    public static Situation of(long rows, int rowBytes, int columns, Transaction transaction, Duration roundTrip) {
        return new Situation(rows, rowBytes, columns, transaction, roundTrip, true);
    }

    /** The same with another number of rows. */
    public Situation withRows(long number) {
        return new Situation(number, rowBytes, columns, transaction, roundTrip, pipelined);
    }

    /** The same where COPY waits for each answer. */
    public Situation withoutPipelining() {
        return new Situation(rows, rowBytes, columns, transaction, roundTrip, false);
    }

    long bytes() {
        return rows * rowBytes;
    }
}
