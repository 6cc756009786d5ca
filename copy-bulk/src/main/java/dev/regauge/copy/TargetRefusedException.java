package dev.regauge.copy;

import java.io.Serial;

/**
 * What a load asks of its table cannot be had: there is no such table, nothing can be written into it, no way leads there, or
 * its keys are not those of the upsert. Nothing was sent, and the same load fails again until the one or the other is changed.
 */
public final class TargetRefusedException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    private TargetRefusedException(String message) {
        super(message, null);
    }

    /** The same words, and the same place in the code; a cause would only say them once more. */
    static TargetRefusedException of(RuntimeException refusal) {
        TargetRefusedException said = new TargetRefusedException(String.valueOf(refusal.getMessage()));
        said.setStackTrace(refusal.getStackTrace());
        return said;
    }
}
