package dev.regauge.copy;

import dev.regauge.connect.failure.FailureClass;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row that was refused before it was sent: a value that its column cannot hold exactly, or a getter that threw. Row and
 * column are named; the message says the kind of the value and never the value.
 */
public final class ValueRefusedException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    ValueRefusedException(String message, long row, @Nullable String column, Throwable cause) {
        super(message, row, column, cause);
    }

    /** Always {@link FailureClass#DO_NOT_RETRY}, whatever a getter has thrown. */
    @Override
    public FailureClass failureClass() {
        return FailureClass.DO_NOT_RETRY;
    }
}
