package dev.regauge.copy;

import dev.regauge.copy.encode.Refusal;
import org.jspecify.annotations.Nullable;

/** A value that its column cannot hold exactly, refused before it was sent. */
public final class ValueRefusedException extends BulkException {

    private static final long serialVersionUID = 1;

    ValueRefusedException(String message, long row, @Nullable String column, Refusal cause) {
        super(message, row, column, cause);
    }
}
