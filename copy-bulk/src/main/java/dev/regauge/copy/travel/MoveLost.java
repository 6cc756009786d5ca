package dev.regauge.copy.travel;

import java.sql.SQLException;

/** The connection was lost while the one transaction that stores what the streams have brought was being committed. */
public final class MoveLost extends SQLException {

    private static final long serialVersionUID = 1;

    private final String transaction;

    MoveLost(String transaction, SQLException cause) {
        super("The answer to COMMIT was lost", cause.getSQLState(), cause);
        this.transaction = transaction;
    }

    /** Its number, by which the server knows what has become of it. */
    public String transaction() {
        return transaction;
    }
}
