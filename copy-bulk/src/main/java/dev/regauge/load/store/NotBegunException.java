package dev.regauge.load.store;

import java.sql.SQLException;

/** A statement before the rows failed: it is about none of them. The cause is what the server said. */
public final class NotBegunException extends SQLException {

    private static final long serialVersionUID = 1;

    /** With what the server said. */
    public NotBegunException(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure);
    }
}
