package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.Counts;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows on their way to the server, in one transaction. After {@link #finish} or {@link #abandon}, or an exception of any
 * method, it is over, and after all but a successful {@code finish} nothing of it remains.
 */
interface Transfer {

    Way way();

    /** Sends rows, keeping none of them in memory. */
    void send(Rows rows) throws SQLException;

    /**
     * Sends the last rows and keeps all.
     *
     * @return how many were stored
     */
    long finish(Rows rest) throws SQLException;

    /** How many were stored, where the server's answer to that was heard. */
    default OptionalLong counted() {
        return OptionalLong.empty();
    }

    /** What became of the rows, where an upsert has counted it. */
    default Optional<Counts> counts() {
        return Optional.empty();
    }

    /** The bare name of the table that the server's words about a row of a COPY begin with; empty for the target's own. */
    default Optional<String> copied() {
        return Optional.empty();
    }

    /** Whether the thread that loads has used the connection for something else meanwhile. */
    default boolean isMisused() {
        return false;
    }

    /** Leaves nothing of what was sent. */
    void abandon() throws SQLException;

    /** The number of the transaction, where it is its own and was told in time. */
    Optional<String> transaction();

    /** How many rows of the load lie before those that the server's numbers count from. */
    long rowsBefore();
}
