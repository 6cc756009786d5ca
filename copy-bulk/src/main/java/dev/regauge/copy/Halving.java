package dev.regauge.copy;

import dev.regauge.copy.RowSearch.Found;
import dev.regauge.copy.travel.Inserts;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Which of some rows the server refuses, where COPY is impossible: the first half of them is stored behind a savepoint, and
 * kept for as long as the search lasts where the server takes it, so that each row meets those before it; then half of what
 * is left. About as many tries as the number of rows has bits. All is rolled back at the end. Not done where that would not
 * undo everything: triggers and foreign tables may act outside of the transaction.
 */
final class Halving {

    private static final List<String> SAVEPOINT = List.of("savepoint regauge_half");
    private static final List<String> RELEASE = List.of("release savepoint regauge_half");
    private static final List<String> BACK =
            List.of("rollback to savepoint regauge_half", "release savepoint regauge_half");

    /** The table, all beneath it, and all that its views and rules write to. */
    private static final String ACTS_INSIDE = "with recursive reached(oid) as (select ?::oid union"
            + " select next.oid from reached, lateral ("
            + "select inhrelid from pg_inherits where inhparent = reached.oid union all"
            + " select refobjid from pg_rewrite join pg_depend on classid = 'pg_rewrite'::regclass"
            + " and objid = pg_rewrite.oid and refclassid = 'pg_class'::regclass"
            + " where ev_class = reached.oid) next(oid))"
            + " select not exists (select from reached join pg_trigger on tgrelid = reached.oid and not tgisinternal)"
            + " and not exists (select from reached join pg_class using (oid) where relkind = 'f')";

    private final LoadSession session;
    private final Inserts inserts;
    private final Way way;
    private final Rows rows;
    private final SQLException failure;

    private Halving(LoadSession session, Target target, Way way, Rows rows, SQLException failure) {
        this.session = session;
        this.inserts = Inserts.into(target.destination(), target.guard());
        this.way = way;
        this.rows = rows;
        this.failure = failure;
    }

    /** The row; empty where it cannot be told. */
    static Optional<Found> find(LoadSession session, Target target, Way way, Rows rows, SQLException failure) {
        if (!ServerWords.areAboutOneRow(failure)) {
            return Optional
                    .empty(); // a foreign key looks at all rows of a statement: parts fail where the whole does not
        }
        Footing footing = session.footing();
        try {
            session.execute(footing.before());
            Optional<Found> found =
                    actsInside(session.connection(), target.known().table().oid())
                            ? new Halving(session, target, way, rows, failure).find()
                            : Optional.empty();
            session.execute(footing.undo());
            return found;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            session.undo(failure);
            return Optional.empty();
        }
    }

    private static boolean actsInside(Connection connection, long table) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(ACTS_INSIDE)) {
            question.setLong(1, table);
            try (ResultSet row = question.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Optional<Found> find() throws SQLException {
        int good = 0;
        int end = rows.count();
        while (end - good > 1) {
            int half = (good + end) >>> 1;
            if (refusal(good, half).isEmpty()) {
                good = half;
            } else {
                end = half;
            }
        }
        int row = end;
        return refusal(good, end)
                .filter(again -> RowSearch.isTheSame(again, failure))
                .map(refusal -> new Found(row, Optional.empty(), refusal));
    }

    /** What the server says against some of the rows; without it, they are kept until the end of the search. */
    private Optional<SQLException> refusal(int from, int to) throws SQLException {
        try {
            inserts.send(session.connection(), way, rows.part(from, to), SAVEPOINT, RELEASE);
            return Optional.empty();
        } catch (SQLException e) {
            session.execute(BACK);
            return Optional.of(e);
        }
    }
}
