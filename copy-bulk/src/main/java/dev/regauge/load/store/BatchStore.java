package dev.regauge.load.store;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.copy.wire.ServerRow;
import dev.regauge.load.store.Landing.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores batches over one connection. Used by one thread. */
public final class BatchStore {

    private final Connection connection;
    private final Landing.Factory landings;
    private final List<String> columns;
    private final Duration patience;
    private final String table;
    private String copied = "";

    /** A batch whose rows are sent, and not answered yet. */
    public record Underway(Batch batch, Landing landing, Around around, CopyFlight flight) {

        /** Whether another batch can be sent behind it. */
        public boolean canBeFollowed() {
            return flight.canBeFollowed();
        }
    }

    /**
     * One over a connection of pgjdbc's, whose transactions are the caller's affair.
     *
     * @param table the bare name of the table that the rows are for
     * @param columns in the order of the rows
     * @param patience for how long the server may be silent
     */
    public BatchStore(
            Connection connection, String table, Landing.Factory landings, List<Column> columns, Duration patience) {
        this.table = table;
        this.connection = connection;
        this.landings = landings;
        this.columns = columns.stream().map(Column::name).toList();
        this.patience = patience;
    }

    /** Statements around the rows, all in one round trip with them. */
    public record Around(List<String> before, List<String> after, List<String> undo) {

        /** What leaves nothing of the rows in a transaction that goes on. */
        public static final Around SAVEPOINT = new Around(
                List.of("savepoint regauge_rows"),
                List.of("release savepoint regauge_rows"),
                List.of("rollback to savepoint regauge_rows", "release savepoint regauge_rows"));

        public Around {
            before = List.copyOf(before);
            after = List.copyOf(after);
            undo = List.copyOf(undo);
        }
    }

    /**
     * Stores all rows of a batch, or none.
     *
     * @throws NotBegunException when a statement before the rows fails
     * @throws SQLException what the server says otherwise; what {@link Around#undo} undoes is undone then
     */
    public Stored whole(Batch batch, Around around) throws SQLException {
        Kept kept = attempt(batch, 0, batch.count(), around);
        return new Stored(kept.rows(), kept.inserted(), kept.updated(), batch.unreadable());
    }

    /**
     * Sends all rows of a batch.
     *
     * @throws NotBegunException when a statement before the rows fails
     * @throws SQLException when the connection is lost
     */
    public Underway depart(Batch batch, Around around) throws SQLException {
        Landing landing = landings.next();
        return departed(new Underway(batch, landing, around, begun(landing, batch, around)));
    }

    /** The same behind another one that has not arrived; where that one fails, this one counts for nothing. */
    public Underway depart(Batch batch, Around around, Underway ahead) throws SQLException {
        Landing landing = landings.next();
        CopyFlight.Format format = format(batch);
        CopyFlight flight = ahead.flight.next(
                joined(around.before(), landing.before()), landing.copy(format), format, around.undo());
        return departed(new Underway(batch, landing, around, flight));
    }

    private static Underway departed(Underway one) throws SQLException {
        Batch batch = one.batch;
        int length = batch.count() == 0 ? 0 : batch.end(batch.count() - 1);
        one.flight.depart(batch.array(), 0, length, joined(one.landing.after(), one.around.after()));
        return one;
    }

    /**
     * Waits until it is known what became of a batch.
     *
     * @throws NotBegunException when a statement before the rows has failed
     * @throws SQLException what the server says otherwise; what {@link Around#undo} undoes is undone then, and what has
     *     departed behind it has done nothing
     */
    public Stored arrive(Underway one) throws SQLException {
        copied = one.landing.copied();
        try {
            one.flight.arrive();
        } catch (SQLException e) {
            throw hasReachedTheRows(one.flight, one.around) ? e : new NotBegunException(e);
        }
        Kept kept = one.landing.kept(one.flight, one.batch.count());
        return new Stored(kept.rows(), kept.inserted(), kept.updated(), one.batch.unreadable());
    }

    /**
     * Stores the rows of a batch that the server takes, in an open transaction.
     *
     * @throws TooManyRefusedException when more are refused than the load allows
     */
    public Stored searching(Batch batch, Allowance allowance) throws SQLException {
        return new RefusedSearch(this, batch, allowance).run();
    }

    /** Stores some of a batch's rows. */
    Kept attempt(Batch batch, int from, int to, Around around) throws SQLException {
        if (from == to && around.before().isEmpty() && around.after().isEmpty()) {
            return Kept.NOTHING;
        }
        Landing landing = landings.next();
        copied = landing.copied();
        CopyFlight flight = begun(landing, batch, around);
        try {
            int start = batch.start(from);
            int length = (to == from ? start : batch.end(to - 1)) - start;
            flight.complete(batch.array(), start, length, joined(landing.after(), around.after()));
        } catch (SQLException e) {
            throw hasReachedTheRows(flight, around) ? e : new NotBegunException(e);
        }
        return landing.kept(flight, to - from);
    }

    private CopyFlight begun(Landing landing, Batch batch, Around around) throws SQLException {
        CopyFlight.Format format = format(batch);
        List<String> before = joined(around.before(), landing.before());
        try {
            return CopyFlight.begin(connection, before, landing.copy(format), format, around.undo(), patience);
        } catch (SQLException e) {
            throw new NotBegunException(e);
        }
    }

    private static CopyFlight.Format format(Batch batch) {
        return batch.isText() ? CopyFlight.Format.TEXT : CopyFlight.Format.BINARY;
    }

    private static boolean hasReachedTheRows(CopyFlight flight, Around around) {
        return flight.before().stream()
                .limit(around.before().size())
                .noneMatch(answer -> answer.tag().isEmpty());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The row that an error names, as it stands in the file; empty where it names none. */
    public Optional<Refused> named(Batch batch, SQLException failure) {
        return line(failure, batch.count()).map(found -> refused(batch, (int) found.row() - 1, failure));
    }

    /** The row of an attempt that an error names. */
    Optional<ServerRow> line(SQLException failure, int rows) {
        return ServerRow.of(failure, copied, columns).filter(found -> found.row() >= 1 && found.row() <= rows);
    }

    /** What is to be said of a row of a batch. */
    Refused refused(Batch batch, int row, SQLException failure) {
        Optional<String> column =
                line(failure, Integer.MAX_VALUE).flatMap(ServerRow::column).or(() -> ServerSays.column(failure));
        return Refused.of(
                batch.records(),
                batch.index(row),
                column,
                String.valueOf(failure.getSQLState()),
                ServerSays.constraint(failure),
                OwnNames.words(failure, table));
    }
}
