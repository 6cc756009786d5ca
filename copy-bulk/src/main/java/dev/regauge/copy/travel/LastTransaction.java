package dev.regauge.copy.travel;

import dev.regauge.copy.wire.Patience;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.jdbc.PgConnection;

/** The one that stores what the streams have brought, and drops the tables in which it waited. */
final class LastTransaction {

    /** Tells its number, before the rest of it is sent: otherwise the number would be lost with the answer to COMMIT. */
    static final String ASK_NUMBER = "select pg_current_xact_id()::text";

    private final PgConnection connection;
    private final Staging staging;
    private final String guard;
    private final Duration patience;

    LastTransaction(PgConnection connection, Staging staging, String guard, Duration patience) {
        this.connection = connection;
        this.staging = staging;
        this.guard = guard;
        this.patience = patience;
    }

    /**
     * Commits.
     *
     * @param begin statements that begin it
     * @param streams those that have brought rows
     * @return how many rows were stored
     * @throws MoveLost when the connection was lost in the middle of it, so that the server may still be at it
     */
    long run(List<String> begin, List<Integer> streams) throws SQLException {
        String number = Patience.during(
                connection,
                patience,
                "the last transaction was begun",
                () -> Sending.ask(connection, plain(withNumber(begin))));
        return moved(number, streams);
    }

    /** The number behind the context, since the last text that is answered is taken for it. */
    private static List<String> withNumber(List<String> begin) {
        List<String> all = new ArrayList<>(begin);
        all.add(ASK_NUMBER);
        return all;
    }

    private long moved(String number, List<Integer> streams) throws SQLException {
        long moved = MoveLost.NOT_MOVED;
        try {
            moved = Patience.during(connection, patience, "the rows were moved", () -> move(streams));
            Patience.during(
                    connection,
                    patience,
                    "the last transaction was committed",
                    () -> Sending.send(connection, plain(end())));
            return moved;
        } catch (SQLException e) {
            throw connection.isClosed() ? new MoveLost(number, moved, e) : e;
        }
    }

    /** Each for itself: a server whose triggers raise notices that nobody reads would not read the next. */
    private long move(List<Integer> streams) throws SQLException {
        long moved = 0;
        for (int stream : streams) {
            moved += Sending.send(connection, plain(List.of(staging.move(stream, guard))))
                    .rows();
        }
        return moved;
    }

    private List<String> end() {
        return Stream.concat(staging.drops().stream(), Stream.of("commit")).toList();
    }

    private static List<Bound> plain(List<String> statements) {
        return statements.stream().map(Bound::plain).toList();
    }
}
