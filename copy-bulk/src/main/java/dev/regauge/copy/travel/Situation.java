package dev.regauge.copy.travel;

import java.time.Duration;

/**
 * What the cost of each way depends on.
 *
 * @param rows how many are to travel
 * @param rowBytes how many bytes one of them has, as encoded, on average
 * @param columns how many fields a row has
 * @param transaction whose it is
 * @param roundTrip how long the server's answer to nothing takes
 */
public record Situation(long rows, int rowBytes, int columns, Transaction transaction, Duration roundTrip) {

    /** Whose transaction the rows are stored in. */
    public enum Transaction {
        /** None but the statement's own, where there is one statement. */
        AUTOCOMMIT,
        /** Begun and committed for these rows. */
        OWN,
        /** Begun and committed by the caller, the rows behind a savepoint in it. */
        CALLERS
    }

    public Situation {
        if (rows < 0 || rowBytes < 0 || columns < 1 || roundTrip.isNegative()) {
            throw new IllegalArgumentException("A situation has no negative numbers, and one column at least");
        }
    }

    public Situation withRows(long number) {
        return new Situation(number, rowBytes, columns, transaction, roundTrip);
    }
}
