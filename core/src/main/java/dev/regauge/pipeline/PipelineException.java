package dev.regauge.pipeline;

import dev.regauge.connect.failure.Classified;
import dev.regauge.connect.failure.FailureClass;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A run of a {@link Pipeline} failed: which statement, why, and what remains of it. */
public final class PipelineException extends RuntimeException implements Classified {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int index;
    private final @Nullable String sql;
    private final @Nullable String sqlState;
    private final FailureClass failureClass;
    private final Outcome outcome;

    PipelineException(String message, Optional<Request> request, Throwable cause, Outcome outcome) {
        super(message, cause);
        this.index = request.map(Request::index).orElse(-1);
        this.sql = request.map(Request::shown).orElse(null);
        this.sqlState = cause instanceof SQLException failure ? failure.getSQLState() : null;
        this.outcome = outcome;
        this.failureClass = mayBeRetried(outcome) && cause instanceof SQLException failure
                ? FailureClass.of(failure)
                : FailureClass.DO_NOT_RETRY;
    }

    private static boolean mayBeRetried(Outcome outcome) {
        return outcome == Outcome.UNDONE || outcome == Outcome.ABORTED;
    }

    /** The place of the statement that failed, from 0; empty where it was none of them, but for example the commit. */
    public OptionalInt index() {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The text of the statement that failed; empty where {@link #index} is. */
    public Optional<String> sql() {
        return Optional.ofNullable(sql);
    }

    /** What the server, or the driver, said; empty where the failure is the program's own. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }

    /** Whether another run may succeed. Never where something of this one remains, or may remain. */
    @Override
    public FailureClass failureClass() {
        return failureClass;
    }

    /** What remains in the database. */
    public Outcome outcome() {
        return outcome;
    }
}
