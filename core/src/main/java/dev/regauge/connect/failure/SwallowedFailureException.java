package dev.regauge.connect.failure;

/**
 * The work ended normally although an error inside it had already doomed the transaction, which was rolled back. Without
 * this check {@code commit()} of pgjdbc would have returned normally, and the data would have been lost in silence: a
 * server answers COMMIT in a failed transaction with ROLLBACK, and no error.
 */
public final class SwallowedFailureException extends TransactionException {

    private static final long serialVersionUID = 1L;

    SwallowedFailureException(int attempts, String found) {
        super(
                "The transaction was rolled back: an error inside it was swallowed by the work",
                attempts,
                found,
                "let the SQLException out of the work, or set a savepoint before the statement and roll back to it");
    }
}
