package dev.regauge.connect.diagnosis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * What pg_stat_activity says about one session of the pool.
 *
 * @param pid its process
 * @param state active, idle, idle in transaction, ...
 * @param inState how long it has been in that state
 * @param running how long its current or last statement has taken, or took until now
 * @param statement that statement, without literals
 * @param waitsFor what it waits for, such as Lock: transactionid; empty for nothing or for the client
 * @param blockedBy who holds the lock it waits for; empty when nobody does
 */
record Session(
        int pid,
        String state,
        Duration inState,
        Duration running,
        String statement,
        String waitsFor,
        Optional<String> blockedBy) {

    /** Literals are replaced here, so that nothing behind this class ever sees one. */
    static Session read(ResultSet row) throws SQLException {
        return new Session(
                row.getInt("pid"),
                row.getString("state"),
                Duration.ofMillis(row.getLong("in_state")),
                Duration.ofMillis(row.getLong("running")),
                StatementText.of(row.getString("query")),
                row.getString("waits_for"),
                Optional.ofNullable(row.getString("blocked_by")));
    }

    boolean active() {
        return state.equals("active") || state.equals("fastpath function call");
    }

    boolean idle() {
        return state.equals("idle");
    }

    boolean idleInTransaction() {
        return state.startsWith("idle in transaction");
    }
}
