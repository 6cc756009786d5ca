package dev.regauge.copy;

import dev.regauge.copy.travel.Inserts;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** By INSERT: one statement that commits itself where one is enough, otherwise statements between those of the footing. */
final class InsertTransfer implements Transfer {

    private final LoadSession session;
    private final Inserts inserts;
    private final Way way;
    private boolean begun;
    private long stored;
    private long sent;

    InsertTransfer(LoadSession session, Inserts inserts, Way way) {
        this.session = session;
        this.inserts = inserts;
        this.way = way;
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public void send(Rows rows) throws SQLException {
        send(rows, List.of());
    }

    @Override
    public long finish(Rows rest) throws SQLException {
        Footing footing = session.footing();
        if (!begun
                && footing.isBare()
                && inserts.areOneStatement(way, rest.count(), rest.bytes().size())) {
            return insert(rest, List.of(), List.of());
        }
        send(rest, footing.after());
        return stored;
    }

    private void send(Rows rows, List<String> after) throws SQLException {
        List<String> before = begun ? List.of() : session.footing().before();
        begun = true;
        try {
            stored += insert(rows, before, after);
        } catch (SQLException e) {
            session.undo(e);
            throw e;
        }
        sent += rows.count();
    }

    private long insert(Rows rows, List<String> before, List<String> after) throws SQLException {
        return session.patiently(
                "it was to insert rows", () -> inserts.send(session.connection(), way, rows, before, after));
    }

    @Override
    public void abandon() throws SQLException {
        if (!begun || session.isLost()) {
            return;
        }
        try {
            session.execute(session.footing().undo());
        } catch (SQLException e) {
            if (!session.isLost()) { // a lost connection keeps nothing
                throw e;
            }
        }
    }

    @Override
    public Optional<String> transaction() {
        return Optional.empty();
    }

    @Override
    public long rowsBefore() {
        return sent;
    }
}
