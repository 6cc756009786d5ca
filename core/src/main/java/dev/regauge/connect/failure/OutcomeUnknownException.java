package dev.regauge.connect.failure;

/**
 * The connection was lost while COMMIT was under way: the transaction has happened completely or not at all, and nobody can
 * tell which from here. It is never run again by itself.
 *
 * <p>To find out, look for something that the transaction has written, on a new connection and not before the old session
 * has ended. Work that writes a key of its own choosing can be repeated safely with {@code on conflict do nothing}.
 */
public final class OutcomeUnknownException extends TransactionException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(int attempts, Throwable cause) {
        super(
                "The connection was lost while COMMIT was under way: it is not known whether the transaction was committed",
                attempts,
                cause,
                "look for what it writes before running it again");
    }

    /** Always {@link FailureClass#DO_NOT_RETRY}, whatever the failure was: it may have been committed. */
    @Override
    public FailureClass failureClass() {
        return FailureClass.DO_NOT_RETRY;
    }
}
