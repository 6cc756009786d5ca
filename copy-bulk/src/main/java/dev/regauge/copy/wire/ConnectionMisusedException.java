package dev.regauge.copy.wire;

import java.sql.SQLException;

/** The thread that loads has executed another statement on the connection of its own load, in the middle of a COPY. */
public final class ConnectionMisusedException extends SQLException {

    /** What was done, and what to do instead. */
    public static final String REASON =
            "the thread that loads has executed another statement on the same connection, and would have waited for ever for"
                    + " its own load; read the source from another connection";

    private static final long serialVersionUID = 1;

    public ConnectionMisusedException() {
        super("The COPY was given up: " + REASON, "HY010");
    }
}
