package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.copy.wire.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** By COPY, with everything before and behind it in the same round trip. */
final class CopyTransfer implements Transfer {

    private final Footing footing;
    private final List<String> guard;
    private final CopyFlight flight;
    private final int asked;

    private CopyTransfer(Footing footing, List<String> guard, CopyFlight flight, int asked) {
        this.footing = footing;
        this.guard = guard;
        this.flight = flight;
        this.asked = asked;
    }

    /**
     * Begins a COPY.
     *
     * @param texts whose guard stands behind the rows, when the table is locked and can no longer change
     */
    static CopyTransfer begin(LoadSession session, Footing footing, CopyTexts texts, Duration patience)
            throws SQLException {
        List<String> before = new ArrayList<>();
        session.beginning().ifPresent(before::add);
        before.addAll(footing.before());
        int asked = -1;
        if (footing.own()) {
            asked = before.size();
            before.add(Outcome.ASK_NUMBER);
        }
        CopyFlight flight = CopyFlight.begin(session.connection(), before, texts.copy(), footing.undo(), patience);
        return new CopyTransfer(footing, texts.guard(), flight, asked);
    }

    @Override
    public Way way() {
        return Way.COPY;
    }

    @Override
    public void send(Rows rows) throws SQLException {
        flight.send(rows.bytes().array(), 0, rows.bytes().size());
    }

    @Override
    public long finish(Rows rest) throws SQLException {
        List<String> after = new ArrayList<>(guard);
        after.addAll(footing.after());
        return flight.complete(rest.bytes().array(), 0, rest.bytes().size(), after);
    }

    @Override
    public boolean isMisused() {
        return flight.isMisused();
    }

    @Override
    public OptionalLong counted() {
        return flight.counted();
    }

    @Override
    public void abandon() throws SQLException {
        flight.fail("the load was not completed", footing.undo());
    }

    @Override
    public Optional<String> transaction() {
        return asked < 0 || flight.before().size() <= asked
                ? Optional.empty()
                : flight.before().get(asked).value();
    }

    @Override
    public long rowsBefore() {
        return flight.rowsBefore();
    }
}
