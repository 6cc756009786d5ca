package dev.regauge.copy;

import dev.regauge.copy.wire.ServerErrors;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about a server's refusal, by the beginning of its SQLSTATE. */
final class ServerAdvice {

    private static final Map<String, String> BY_STATE = new LinkedHashMap<>();

    static {
        BY_STATE.put("23505", "leave out the row that is there already, or write with an upsert");
        BY_STATE.put("23503", "store the rows that these point to first");
        BY_STATE.put("23", "correct the row, or the constraint");
        BY_STATE.put("57014", "give the load more time (statement_timeout), or load fewer rows at once");
        BY_STATE.put("57P", "wait until the server is up again, and run the load again from its first row");
        BY_STATE.put("42P10", "create the unique index of the upsert's key again: it is gone since the table was read");
        BY_STATE.put("21000", "give keys that stay different when they are stored: two of the load became one");
        BY_STATE.put("55P03", "wait for the lock's owner, or give the load more time (lock_timeout)");
        BY_STATE.put("53100", "make room on the server's disk");
        BY_STATE.put("53", "give the server what it lacks, or load fewer rows at once");
        BY_STATE.put("40", "run the load again from its first row");
        BY_STATE.put(
                "42501",
                "grant INSERT on the table (an upsert needs SELECT and UPDATE, and TEMPORARY on the database, too), or"
                        + " connect as another role");
        BY_STATE.put("25P02", "roll the transaction back: a statement before the load has failed");
        BY_STATE.put("25001", "begin and end transactions before a load is opened, or when it is over");
        BY_STATE.put("55006", "end the other load on this connection first, or use another connection");
        BY_STATE.put("25006", "connect to a server and a transaction that may write");
        BY_STATE.put("22", "correct the value, or what a trigger or an expression of the table makes of it");
        BY_STATE.put("P0", "see what the table's function says in the cause");
        BY_STATE.put("", "see the cause, and run the load again from its first row");
    }

    private ServerAdvice() {}

    /** What to do where nothing was sent yet. */
    static String atOpening(SQLException cause) {
        if ("25P02".equals(cause.getSQLState())) {
            return of("25P02");
        }
        // what a pool throws when all of its connections are lent
        return cause instanceof SQLTransientConnectionException && cause.getSQLState() == null
                ? "give the pool more connections or let it wait longer, and give those back that are not used (its words"
                        + " are in the cause); nothing was stored"
                : "see the cause; nothing was stored";
    }

    static String of(SQLException cause) {
        return ServerErrors.isRefusedByPolicy(cause)
                ? "give only rows that the table's policies allow this role to store"
                : of(String.valueOf(cause.getSQLState()));
    }

    private static String of(String state) {
        return BY_STATE.entrySet().stream()
                .filter(entry -> state.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
