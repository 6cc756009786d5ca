package dev.regauge.copy.travel;

import java.sql.SQLException;

/**
 * The table is no longer what was read of it, and of the rows none was stored. Read it again and encode the rows anew.
 */
public final class TableChanged extends SQLException {

    private static final long serialVersionUID = 1;

    /** Of a load into a destination. */
    public TableChanged(Destination destination) {
        super("Cannot insert into " + destination.table() + ": the table was altered after its columns had been read;"
                + " nothing was stored. To fix: run the load again");
    }
}
