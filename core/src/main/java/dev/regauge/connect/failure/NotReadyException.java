package dev.regauge.connect.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database could not be used in time, or cannot be used at all. Neither the message nor the cause holds a password. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int attempts;
    private final String sqlState;

    NotReadyException(
            String problem, String found, int attempts, String fix, String sqlState, @Nullable Throwable cause) {
        super(problem + "\n  found:    " + found + ", attempt " + attempts + "\n  to fix:   " + fix, cause);
        this.attempts = attempts;
        this.sqlState = sqlState;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    /** The SQLSTATE of the last failure; empty when nothing came back. */
    public Optional<String> sqlState() {
        return sqlState.isEmpty() ? Optional.empty() : Optional.of(sqlState);
    }
}
