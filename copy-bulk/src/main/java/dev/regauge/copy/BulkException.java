package dev.regauge.copy;

import dev.regauge.connect.failure.Classified;
import dev.regauge.connect.failure.FailureClass;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A load that failed: all that a writer throws for another reason than wrong use is of this class. Nothing of it was kept, unless it is a {@link BulkOutcomeUnknownException}. The message says what was
 * being done, what was found, where, and what to do. It never shows a value of a row; the words of the server in the cause
 * may.
 */
public class BulkException extends RuntimeException implements Classified {

    @Serial
    private static final long serialVersionUID = 1;

    private final long row;
    private final @Nullable String column;

    BulkException(String message, @Nullable Throwable cause) {
        this(message, 0, null, cause);
    }

    BulkException(String message, long row, @Nullable String column, @Nullable Throwable cause) {
        super(message, cause);
        this.row = row;
        this.column = column;
    }

    /** The row that failed, counted from 1 over the whole load, where it is known. */
    public OptionalLong row() {
        return row > 0 ? OptionalLong.of(row) : OptionalLong.empty();
    }

    /** The column, where it is known. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The server's or the driver's SQLSTATE, where the failure came from there. */
    public Optional<String> sqlState() {
        return getCause() instanceof SQLException cause ? Optional.ofNullable(cause.getSQLState()) : Optional.empty();
    }

    /** Whether the same load, run again from its first row, may succeed. */
    @Override
    public FailureClass failureClass() {
        return getCause() == null ? FailureClass.DO_NOT_RETRY : FailureClass.of(getCause());
    }
}
