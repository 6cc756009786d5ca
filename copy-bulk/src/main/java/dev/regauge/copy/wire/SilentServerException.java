package dev.regauge.copy.wire;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server was silent, or took nothing, for longer than the patience, and the connection was ended. */
public final class SilentServerException extends SQLException {

    private static final long serialVersionUID = 1;

    SilentServerException(Duration patience, String waitedFor, @Nullable Throwable cause) {
        super(
                "the server was silent, or took nothing, for " + patience.toMillis()
                        + " ms (the patience of this load) while "
                        + waitedFor
                        + ". It cannot be reached, waits for a lock, or works for longer: for the last two give"
                        + " more with withPatience()",
                "08006",
                cause);
    }
}
