package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.Failures.Place;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.wire.ConnectionLostException;
import dev.regauge.copy.wire.ConnectionMisusedException;
import dev.regauge.copy.wire.Outcome;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a load, on their way over its connection. After {@link #finish} or {@link #abandon}, or an exception of any
 * method, it is over: nothing is left of it unless {@code finish} returned, and the connection is released.
 */
final class Delivery implements Carrier {

    private static final int CHUNK = 64 * 1024;
    /** A load that is no larger goes in one piece, which is cheaper than to let the server begin early. */
    private static final int FIRST = 120 * 1024;

    private static final int TRIES = 3;

    private static final Pattern MAY_COME_FROM_A_CHANGE = Pattern.compile("22|42|0A|XX|08P");

    private final WriterSettings<?> settings;
    private LoadSession session;
    private final Decision decision;
    private Target target;
    private @Nullable Transfer transfer;
    private Optional<Explanation> explanation = Optional.empty();
    private int full;
    private long sent;

    Delivery(WriterSettings<?> settings, LoadSession session, Target target) {
        this.settings = settings;
        this.session = session;
        this.target = target;
        this.decision = new Decision(settings, session.footing());
        this.full = Math.min(FIRST, decision.gathered());
        if (target.upsert().isEmpty() && !target.obstacles().isEmpty()) {
            decision.choice(target, 1, 1); // refuses a way that is impossible before anything is sent
        }
    }

    @Override
    public int full() {
        return full;
    }

    /** Sends the rows and clears them, or leaves them to be gathered on. */
    @Override
    public void take(Rows rows) {
        try {
            if (transfer != null || begins(rows)) {
                requireNonNull(transfer).send(rows);
                sent += rows.count();
                rows.clear();
            }
        } catch (SQLException e) {
            throw released(failed(e, rows));
        } catch (RuntimeException | Error e) {
            abandonAfter(e);
            throw e;
        }
    }

    private boolean begins(Rows rows) throws SQLException {
        Optional<Way> way = decision.streaming(target, rows);
        if (way.isPresent()) {
            begin(way.get(), rows, way.get() == Way.COPY);
            full = way.get() == Way.COPY ? CHUNK : decision.gathered();
        } else {
            full = Math.min(full * 2, decision.gathered());
        }
        return way.isPresent();
    }

    private Transfer begin(Way way, Rows rows, boolean unbroken) throws SQLException {
        session = session.alive(); // all rows are still here: whatever has ended it, nothing is sent twice
        session.begins(unbroken);
        Transfer begun = target.begin(way, session, settings.patience());
        explanation = decision.explanation(target, rows, way);
        transfer = begun;
        return begun;
    }

    /** Sends the last rows and keeps all. */
    @Override
    public LoadResult finish(Rows rows) {
        long offered = sent + rows.count();
        try {
            long stored = transfer != null ? transfer.finish(rows) : offered == 0 ? 0 : together(rows);
            return result(offered, stored, way(rows));
        } catch (SQLException e) {
            if (wasCommitted(e)) {
                return result(offered, heard(), way(rows));
            }
            throw failed(e, rows);
        } catch (RuntimeException | Error e) {
            abandonAfter(e);
            throw e;
        } finally {
            session.release();
        }
    }

    /** A trigger may have kept rows out, so what was offered is no answer. */
    private long heard() {
        return Optional.ofNullable(transfer)
                .map(Transfer::counted)
                .orElseGet(OptionalLong::empty)
                .orElse(LoadResult.UNCOUNTED);
    }

    private LoadResult result(long offered, long stored, Way way) {
        if (target.upsert().isEmpty()) {
            return LoadResult.inserted(offered, stored, way, explanation);
        }
        return Optional.ofNullable(transfer)
                .flatMap(Transfer::counts)
                .map(counts -> LoadResult.of(offered, counts, way, explanation))
                .orElseGet(() -> offered == 0
                        ? LoadResult.inserted(0, 0, way, explanation)
                        : LoadResult.uncounted(offered, way, explanation));
    }

    private Way way(Rows rows) {
        return transfer == null ? decision.way(target, rows) : transfer.way();
    }

    /** All rows are still here: where the table is another one that takes the same bytes, they are sent again. */
    private long together(Rows rows) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return begin(decision.way(target, rows), rows, true).finish(rows);
            } catch (SQLException e) {
                if (attempt == TRIES || session.isLost() || !isAnother(e)) {
                    throw e;
                }
            }
        }
    }

    /** Whether the target is now another table that takes the same bytes. */
    private boolean isAnother(SQLException failure) throws SQLException {
        Optional<Target> same = changed(failure).flatMap(target::in);
        if (same.isEmpty()) {
            return false;
        }
        Target found = same.get().over(session);
        Optional<Target> another = target.upsert().isEmpty() ? Optional.of(found) : planned(found, failure);
        another.ifPresent(taken -> target = taken);
        return another.isPresent();
    }

    /** The upsert into another table, where it takes the same rows: those that were made may hold NULL in the key. */
    private Optional<Target> planned(Target another, SQLException failure) {
        try {
            Set<String> checked = target.upsert().orElseThrow().neverNull();
            return settings.upsert()
                    .orElseThrow()
                    .plan(session, another.known(), another.columns(), another.formats())
                    .filter(plan -> checked.containsAll(plan.neverNull()))
                    .map(another::with);
        } catch (SQLException | BulkException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** The table as it is now, where that is not what the rows were made for. */
    private Optional<KnownTable> changed(SQLException failure) {
        if (!mayComeFromAChange(failure)) {
            return Optional.empty();
        }
        try {
            KnownTables.forget(session.key(), settings.table());
            return Optional.of(KnownTable.read(session, settings.table()))
                    .filter(table ->
                            !table.isStill(target.known().table(), target.columns()) || refusesCopyByNow(table));
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** A rule may have come, or policies that apply to the role that the connection has by now. */
    private boolean refusesCopyByNow(KnownTable table) {
        return target.known().table().takesCopy() && !table.table().takesCopy();
    }

    /** Data that cannot be read, names that are not there, or the guard itself. */
    private static boolean mayComeFromAChange(SQLException failure) {
        return MAY_COME_FROM_A_CHANGE
                .matcher(String.valueOf(failure.getSQLState()))
                .lookingAt();
    }

    /**
     * Whether the transaction was committed although nobody answered.
     *
     * @throws BulkOutcomeUnknownException when nobody knows
     */
    private boolean wasCommitted(SQLException failure) {
        if (!session.isLost() || !session.footing().own() || isKnownToBeLost(failure)) {
            return false;
        }
        Optional<String> number = Optional.ofNullable(transfer).flatMap(Transfer::transaction);
        session.release(); // a pool of one connection has another one only then
        Outcome outcome =
                number.map(asked -> session.outcome(asked, settings.patience())).orElse(Outcome.UNKNOWN);
        if (outcome == Outcome.UNKNOWN) {
            throw new BulkOutcomeUnknownException(
                    settings.table(),
                    number.map(Outcome::question),
                    target.upsert().isPresent(),
                    failure);
        }
        return outcome == Outcome.COMMITTED;
    }

    private static boolean isKnownToBeLost(SQLException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ConnectionLostException)) {
            cause = cause.getCause();
        }
        return cause instanceof ConnectionLostException lost && !lost.afterSent();
    }

    @Override
    public Optional<BulkException> misuse(Throwable failure) {
        return transfer != null && transfer.isMisused()
                ? Optional.of(Failures.misused(settings.table(), failure))
                : Optional.empty();
    }

    private BulkException failed(SQLException failure, Rows rows) {
        Optional<BulkException> misuse = misuse(failure);
        if (misuse.isPresent()) {
            return misuse.get();
        }
        if (session.isLost()) {
            return Failures.lost(target.known().table(), failure);
        }
        boolean reread = changed(failure).isPresent(); // in any case: the next load shall know
        if (reread || Guard.failed(failure)) {
            return new TableChangedException(settings.table(), failure);
        }
        return transfer == null
                ? Failures.refused(target.known().table(), Place.UNKNOWN, failure)
                : new RefusedRow(session, target, transfer, settings.patience()).among(rows, failure);
    }

    /** Gives up: nothing of it is kept. */
    @Override
    public void abandon() {
        try {
            if (transfer != null) {
                transfer.abandon();
            }
        } catch (SQLException e) {
            throw new BulkException(
                    "The load into " + settings.table() + " was given up, and could not be undone on this connection"
                            + "\n  found:    " + ServerWords.of(e).said()
                            + "\n  to fix:   roll the transaction back",
                    e);
        } finally {
            session.release();
        }
        Optional<BulkException> misuse = misuse(new ConnectionMisusedException());
        if (misuse.isPresent()) {
            throw misuse.get();
        }
    }

    private void abandonAfter(Throwable failure) {
        try {
            abandon();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private BulkException released(BulkException failure) {
        session.release();
        return failure;
    }
}
