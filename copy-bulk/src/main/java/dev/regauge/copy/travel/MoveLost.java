package dev.regauge.copy.travel;

import java.sql.SQLException;

/** The connection was lost in the middle of the one transaction that stores what the streams have brought. */
public final class MoveLost extends SQLException {

    private static final long serialVersionUID = 1;

    static final long NOT_MOVED = -1;

    private final String transaction;
    private final long moved;

    MoveLost(String transaction, long moved, SQLException cause) {
        super(
                moved == NOT_MOVED ? "The connection was lost before COMMIT" : "The answer to COMMIT was lost",
                cause.getSQLState(),
                cause);
        this.transaction = transaction;
        this.moved = moved;
    }

    /** Whether COMMIT was under way: before that nothing can have been kept. */
    public boolean mayBeCommitted() {
        return moved != NOT_MOVED;
    }

    /** How many rows the server had counted; of use where it was committed. */
    public long moved() {
        return moved;
    }

    /** Its number, by which the server knows what has become of it. */
    public String transaction() {
        return transaction;
    }
}
