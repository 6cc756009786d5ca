package dev.regauge.connect.failure;

/**
 * What to do after a failure: the transaction in which it happened, not the single statement, is what can be retried.
 *
 * <p>The class follows from the SQLSTATE, by a table in which each entry has its reason (the page {@code failures.md} shows
 * it). Whatever is not in the table is {@link #DO_NOT_RETRY}. A failure that ended the session (severity FATAL or PANIC)
 * needs another connection, whatever its SQLSTATE.
 *
 * <p>No class says whether a COMMIT that was under way has taken effect. {@link Transactions} knows, and its {@link
 * OutcomeUnknownException} is {@link #DO_NOT_RETRY}.
 */
public enum FailureClass {

    /** The same transaction may succeed when it is rolled back and run again, on the same connection. */
    RETRY_NOW,

    /** The same transaction may succeed on another connection; this one is dead, or was never made. */
    RETRY_ON_NEW_CONNECTION,

    /** It would fail again, or somebody wanted it to end, or nobody knows whether it took effect. */
    DO_NOT_RETRY;

    /**
     * The class of a failure.
     *
     * <p>The first SQLSTATE found counts, in the failure itself, then in its next exceptions, then in its causes: the words
     * of a batch or of a mapping library stand before those of the driver. Without any SQLSTATE a failure of the network
     * among the causes asks for another connection. An exception of our own that must not be retried decides before all
     * that ({@link Classified}).
     *
     * @param failure a {@code SQLException}, or the exception of a library that has one among its causes
     */
    public static FailureClass of(Throwable failure) {
        return Failure.of(failure).failureClass();
    }

    /**
     * The class of a SQLSTATE alone. Of {@code 0A000} it is {@link #DO_NOT_RETRY}; only the exception tells a cached plan
     * that has become stale from a feature that is not there.
     *
     * @param sqlState five characters; any other text is {@link #DO_NOT_RETRY}
     */
    public static FailureClass ofState(String sqlState) {
        return SqlStates.of(sqlState);
    }
}
