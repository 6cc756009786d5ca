package dev.regauge.copy;

import dev.regauge.connect.session.SessionContext;
import dev.regauge.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a load stands in a transaction: in one of its own, or in the caller's behind a savepoint or as the first in it, so that
 * a failure leaves the caller's transaction as it was.
 *
 * @param own whether it ends the transaction
 * @param before statements that open what the load is undone to
 * @param after statements that keep the load
 * @param undo statements that leave nothing of it
 */
record Footing(boolean own, List<String> before, List<String> after, List<String> undo) {

    private static final String SAVEPOINT = "savepoint regauge_load";
    private static final String RELEASE = "release savepoint regauge_load";
    private static final String BACK = "rollback to savepoint regauge_load";

    /** A transaction of the load's own, which carries the context. */
    static Footing own(Optional<SessionContext> context) {
        return new Footing(true, with("begin", context.map(Footing::set)), List.of("commit"), List.of("rollback"));
    }

    /** The caller's transaction. The context is set outside of the savepoint: it outlives a load that failed. */
    static Footing joined(Optional<SessionContext> context) {
        List<String> before = new ArrayList<>(context.map(Footing::set).stream().toList());
        before.add(SAVEPOINT);
        return new Footing(false, List.copyOf(before), List.of(RELEASE), List.of(BACK, RELEASE));
    }

    /**
     * The caller's transaction where it has not begun: nothing is in it yet that a failure could take away, and it is again
     * one that has not begun.
     */
    static Footing first() {
        return new Footing(false, List.of(), List.of(), List.of("rollback"));
    }

    /** Whether a single statement may stand for all of it: it commits itself, and there is no context to carry. */
    boolean isBare() {
        return own && before.size() == 1;
    }

    /** The same, left open at the end: what is to be undone in any case. */
    Footing leftOpen() {
        return new Footing(own, before, List.of(), undo);
    }

    /**
     * The same, where what others commit meanwhile is seen whatever the session's default. The level goes with {@code begin}:
     * behind the context, which is a query, the server takes none. The caller's transaction stays as it is.
     */
    Footing readCommitted() {
        List<String> statements = new ArrayList<>(before);
        if (own) {
            statements.set(0, "begin isolation level read committed");
        }
        return new Footing(own, List.copyOf(statements), after, undo);
    }

    private static List<String> with(String first, Optional<String> second) {
        return second.map(more -> List.of(first, more)).orElseGet(() -> List.of(first));
    }

    private static String set(SessionContext context) {
        return "select "
                + Sql.join(
                                ", ",
                                context.settings().entrySet().stream()
                                        .map(setting -> Sql.format(
                                                "set_config(%L, %L, true)", setting.getKey(), setting.getValue()))
                                        .toList())
                        .text();
    }
}
