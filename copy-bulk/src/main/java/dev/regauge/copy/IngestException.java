package dev.regauge.copy;

import org.jspecify.annotations.Nullable;

/** A row that an ingest did not take, or rows that it could not store; {@link Ingest#unstored} has the latter. */
public final class IngestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IngestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
