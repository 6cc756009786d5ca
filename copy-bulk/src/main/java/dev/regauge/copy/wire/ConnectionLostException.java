package dev.regauge.copy.wire;

import java.sql.SQLException;

/**
 * The connection ended in the middle of a COPY, by the network, the server or our patience. What the COPY has sent is gone,
 * unless {@link #afterSent}.
 */
public final class ConnectionLostException extends SQLException {

    private static final long serialVersionUID = 1;

    private final boolean afterSent;

    ConnectionLostException(String found, String state, boolean afterSent, Throwable cause) {
        super(message(found, afterSent), state, cause);
        this.afterSent = afterSent;
    }

    private static String message(String found, boolean afterSent) {
        return "The connection was lost during a COPY: " + found
                + (afterSent
                        ? ". The statements behind the COPY were under way: whether they were executed is not known here"
                        : ". Nothing of it was stored");
    }

    /**
     * Whether the statements behind the COPY, such as {@code commit}, were under way, so that nobody can tell from here
     * whether they were executed.
     */
    public boolean afterSent() {
        return afterSent;
    }
}
