package dev.regauge.copy;

import dev.regauge.connect.failure.FailureClass;
import dev.regauge.sql.Identifier;
import java.io.Serial;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while the load was being committed, and nobody could be asked: all of its rows were kept, or none.
 * It is never run again by itself.
 */
public final class BulkOutcomeUnknownException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable String question;

    private final boolean repeatable;

    /** @param repeatable whether running the load again makes the same of its rows, as an upsert does */
    BulkOutcomeUnknownException(Identifier table, Optional<String> question, boolean repeatable, SQLException cause) {
        super(
                "The connection was lost while the load into " + table
                        + " was being committed: all of its rows were kept,"
                        + " or none\n  found:    " + ServerWords.of(cause).said()
                        + "\n  to fix:   "
                        + (repeatable
                                ? "run it again: an upsert makes the same of rows that are there"
                                : advice(question)),
                cause);
        this.question = question.orElse(null);
        this.repeatable = repeatable;
    }

    private static String advice(Optional<String> question) {
        return question.map(sql -> "ask the server, before running it again: " + sql)
                .orElse("look for rows of the load before running it again");
    }

    private BulkOutcomeUnknownException(String message, @Nullable String question, Throwable cause) {
        super(message, cause);
        this.question = question;
        this.repeatable = false;
    }

    /** Of one of several streams that commit for themselves. */
    static BulkOutcomeUnknownException ofStream(
            Identifier table, List<Long> kept, Optional<String> question, Throwable cause) {
        return new BulkOutcomeUnknownException(
                "The connection of a stream was lost while its rows were being committed to " + table
                        + ": all of that stream were kept, or none\n  kept:     of each stream " + kept
                        + " rows for sure\n  to fix:   "
                        + question.map(sql -> "ask the server, before running it again: " + sql)
                                .orElse("look for rows of the load before running it again"),
                question.orElse(null),
                cause);
    }

    /** The statement whose answer, {@code committed} or {@code aborted}, tells; where the transaction's number is known. */
    public Optional<String> question() {
        return Optional.ofNullable(question);
    }

    /**
     * {@link FailureClass#DO_NOT_RETRY}, since it may have been committed; of an upsert, which makes the same of its rows when
     * it is run again, {@link FailureClass#RETRY_ON_NEW_CONNECTION}.
     */
    @Override
    public FailureClass failureClass() {
        return repeatable ? FailureClass.RETRY_ON_NEW_CONNECTION : FailureClass.DO_NOT_RETRY;
    }
}
