package dev.regauge.connect.failure;

import java.util.Optional;

/**
 * A transaction did not happen, and nothing of it was kept; {@link OutcomeUnknownException} alone promises less. The cause
 * is the last failure. The message holds neither values nor the server's words, which may hold values.
 */
public sealed class TransactionException extends RuntimeException implements Classified
        permits OutcomeUnknownException, SwallowedFailureException {

    private static final long serialVersionUID = 1L;

    private final int attempts;
    private final String sqlState;
    private final FailureClass failureClass;

    TransactionException(String problem, int attempts, Throwable cause, String fix) {
        this(problem, attempts, Failure.of(cause), cause, fix);
    }

    private TransactionException(String problem, int attempts, Failure failure, Throwable cause, String fix) {
        super(message(problem, attempts, failure.named(), fix), cause);
        this.attempts = attempts;
        this.sqlState = failure.sqlState().orElse("");
        this.failureClass = failure.failureClass();
    }

    /** For a failure that has no exception of its own. */
    TransactionException(String problem, int attempts, String found, String fix) {
        super(message(problem, attempts, found, fix));
        this.attempts = attempts;
        this.sqlState = "";
        this.failureClass = FailureClass.DO_NOT_RETRY;
    }

    private static String message(String problem, int attempts, String found, String fix) {
        return problem + "\n  found:    " + found + ", attempt " + attempts + "\n  to fix:   " + fix;
    }

    /** How often the work was tried, this last time included. */
    public int attempts() {
        return attempts;
    }

    /** The SQLSTATE of the last failure; empty when it has none. */
    public Optional<String> sqlState() {
        return sqlState.isEmpty() ? Optional.empty() : Optional.of(sqlState);
    }

    /** The class of the last failure: what it was before the attempts ran out; see {@link OutcomeUnknownException}. */
    @Override
    public FailureClass failureClass() {
        return failureClass;
    }
}
