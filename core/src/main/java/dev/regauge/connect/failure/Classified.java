package dev.regauge.connect.failure;

/**
 * An exception that knows its class, because it knows what remains in the database. Where {@link FailureClass#of} meets one
 * among the causes that must not be retried, nothing is: what hangs on it only tells how it came about.
 */
public interface Classified {

    /** What to do after it. */
    FailureClass failureClass();
}
