package dev.regauge.connect.failure;

import java.sql.SQLException;

/** Stand-in until the branch is merged. */
public enum FailureClass {
    RETRY_NOW,
    RETRY_ON_NEW_CONNECTION,
    DO_NOT_RETRY;

    public static FailureClass of(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("08") ? RETRY_ON_NEW_CONNECTION : DO_NOT_RETRY;
    }
}
