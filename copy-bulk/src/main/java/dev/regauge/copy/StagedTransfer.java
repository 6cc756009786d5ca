package dev.regauge.copy;

import dev.regauge.copy.table.Guard;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.Counts;
import dev.regauge.copy.upsert.Staging;
import dev.regauge.copy.upsert.UpsertPlan;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.copy.wire.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By COPY into a staging table, and from there into the target, with everything before and behind it in one round trip. */
final class StagedTransfer implements Transfer {

    private final Footing footing;
    private final Staging staging;
    private final String guard;
    private final CopyFlight flight;
    private final int asked;
    private long rows;

    private StagedTransfer(Footing footing, Staging staging, String guard, CopyFlight flight, int asked) {
        this.footing = footing;
        this.staging = staging;
        this.guard = guard;
        this.flight = flight;
        this.asked = asked;
    }

    static StagedTransfer begin(LoadSession session, UpsertPlan plan, String guard, Duration patience)
            throws SQLException {
        Footing footing = session.footing();
        requireCurrentSight(session, plan);
        List<String> before = new ArrayList<>();
        session.beginning().ifPresent(before::add);
        before.addAll((plan.isLocking() ? footing.readCommitted() : footing).before());
        Staging staging = Staging.of(plan);
        before.addAll(staging.before());
        int asked = -1;
        if (footing.own()) {
            asked = before.size();
            before.add(Outcome.ASK_NUMBER);
        }
        CopyFlight flight = CopyFlight.begin(session.connection(), before, staging.copy(), footing.undo(), patience);
        return new StagedTransfer(footing, staging, guard, flight, asked);
    }

    /** A transaction that sees the past would insert keys that others have inserted before the table was locked. */
    private static void requireCurrentSight(LoadSession session, UpsertPlan plan) throws SQLException {
        if (plan.isLocking()
                && !session.footing().own()
                && isolation(session) > Connection.TRANSACTION_READ_COMMITTED) {
            throw new SQLException(
                    "mergeOn needs a transaction that is READ COMMITTED: any other does not see what others have committed"
                            + " since it began. To fix: set that isolation, or let the load have a transaction of its own",
                    "25001");
        }
    }

    private static int isolation(LoadSession session) throws SQLException {
        return session.patiently(
                "its isolation was asked for", () -> session.connection().getTransactionIsolation());
    }

    @Override
    public Way way() {
        return Way.COPY;
    }

    @Override
    public Optional<String> copied() {
        return Optional.of(staging.name());
    }

    @Override
    public void send(Rows more) throws SQLException {
        flight.send(more.bytes().array(), 0, more.bytes().size());
        rows += more.count();
    }

    @Override
    public long finish(Rows rest) throws SQLException {
        List<String> after = new ArrayList<>(staging.after());
        if (!guard.isBlank()) {
            after.add(Guard.statement(guard));
        }
        after.addAll(footing.after());
        rows += rest.count();
        flight.complete(rest.bytes().array(), 0, rest.bytes().size(), after);
        return counts().map(Counts::inserted).orElse(0L);
    }

    @Override
    public Optional<Counts> counts() {
        return flight.after().size() <= staging.counted()
                ? Optional.empty()
                : flight.after().get(staging.counted()).value().map(answer -> Counts.of(answer, rows));
    }

    @Override
    public boolean isMisused() {
        return flight.isMisused();
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
