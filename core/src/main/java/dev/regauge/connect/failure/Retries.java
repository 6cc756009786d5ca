package dev.regauge.connect.failure;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the attempts at one transaction, waits between them, and ends them. Used by one thread. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Delays DELAYS = new Delays(Duration.ofMillis(10), Duration.ofSeconds(1));

    private final int limit;
    private int attempt = 1;

    Retries(int limit) {
        this.limit = limit;
    }

    /** The number of the attempt under way, from 1. */
    int attempt() {
        return attempt;
    }

    /** Returns when it is time for another attempt, and throws when there is none. */
    void failed(String problem, Exception failure) {
        Failure failed = Failure.of(failure);
        if (failed.failureClass() == FailureClass.DO_NOT_RETRY || failed.isOfTransaction() || attempt == limit) {
            throw givenUp(problem, failure);
        }
        Duration pause = DELAYS.upTo(attempt, ThreadLocalRandom.current().nextDouble());
        LOG.debug("Attempt {} of {} failed ({}), again in {}", attempt, limit, failed.named(), Delays.text(pause));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransactionException(
                    problem + "; the thread was interrupted while it waited to try again",
                    attempt,
                    failure,
                    "nothing: whoever interrupted it wanted it to end");
        }
        attempt++;
    }

    /** The work's own exceptions come out as they are. */
    RuntimeException givenUp(String problem, Exception failure) {
        if (failure instanceof SQLException) {
            return new TransactionException(problem, attempt, failure, fix(failure));
        }
        return (RuntimeException) failure;
    }

    private String fix(Exception failure) {
        if (FailureClass.of(failure) == FailureClass.DO_NOT_RETRY) {
            return "see the cause; trying again would not help";
        }
        return attempt == 1
                ? "see the cause; it may succeed later"
                : "see the cause; if many transactions conflict, make them shorter or let fewer run at once";
    }
}
