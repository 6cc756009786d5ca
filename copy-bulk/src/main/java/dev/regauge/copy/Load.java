package dev.regauge.copy;

import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.table.TableRefusedException;
import dev.regauge.copy.travel.NoWayException;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A load of rows that come one by one: all are kept when {@link #complete} returns, and none when it was not called, or has
 * thrown anything but a {@link BulkOutcomeUnknownException}. Used by one thread.
 *
 * <p>The first rows are gathered, because the way in which they travel depends on how many they are; from then on they are
 * sent as they come. A load that failed, by {@code add} or by {@code complete}, is over, and its connection is as it was.
 *
 * @param <T> what rows are made from
 */
public final class Load<T> implements AutoCloseable {

    private final RowEncoder<T> encoder;
    private final Carrier delivery;
    private final Reread reread;
    private final Room room;
    private final Rows rows;
    private final long memory;
    private final AtomicBoolean completed = new AtomicBoolean();
    private long offered;
    private int most;
    private boolean over;
    private boolean adding;
    private boolean meddled;

    private Load(WriterSettings<T> settings, RowEncoder<T> encoder, Carrier delivery, Reread reread, Room room) {
        this.memory = settings.largestRow();
        this.encoder = encoder;
        this.delivery = delivery;
        this.reread = reread;
        this.room = room;
        this.rows = room.rows();
    }

    /** Opens a load; the session is released when it is over. */
    static <T> Load<T> open(WriterSettings<T> settings, LoadSession session) {
        try {
            return KnownTable.use(session, settings.table(), known -> of(settings, session, known));
        } catch (SQLException e) {
            session.release();
            throw Failures.unread(settings.table(), e);
        } catch (TableRefusedException | NoWayException e) {
            session.release();
            throw TargetRefusedException.of(e);
        } catch (RuntimeException | Error e) {
            session.release();
            throw e;
        }
    }

    private static <T> Load<T> of(WriterSettings<T> settings, LoadSession session, KnownTable known)
            throws SQLException {
        return settings.upsert().isPresent()
                ? upserting(settings, session, known, settings.upsert().get())
                : inserting(settings, session, known);
    }

    private static <T> Load<T> inserting(WriterSettings<T> settings, LoadSession session, KnownTable known)
            throws SQLException {
        Fitting<T> fitting = settings.fitting(known);
        Target target = fitting.target().over(session);
        return new Load<>(
                settings,
                fitting.encoder().another(),
                carrier(settings, session, target),
                new Reread(session, target, settings.patience()),
                fitting.room());
    }

    private static Carrier carrier(WriterSettings<?> settings, LoadSession session, Target target) {
        return settings.streams().isPresent() && session.source().isPresent()
                ? new StreamsDelivery(
                        settings,
                        session,
                        session.source().get(),
                        target,
                        settings.streams().get())
                : new Delivery(settings, session, target);
    }

    private static <T> Load<T> upserting(
            WriterSettings<T> settings, LoadSession session, KnownTable known, PlannedUpsert upsert)
            throws SQLException {
        Fitting<T> fitting = settings.fitting(known);
        RowEncoder<T> encoder = fitting.encoder();
        Optional<UpsertPlan> plan = upsert.plan(session, known, encoder.columns(), encoder.formats());
        if (plan.isEmpty()) {
            // the table was altered since it was read, which throws where it is gone altogether
            return upserting(settings, session, KnownTable.read(session, settings.table()), upsert);
        }
        Target target = fitting.target().over(session).with(plan.get());
        return new Load<>(
                settings,
                encoder.neverNull(plan.get().neverNull()),
                new Delivery(settings, session, target),
                new Reread(session, target, settings.patience()),
                fitting.room());
    }

    /**
     * Adds a row. Its values are taken and encoded before this returns; the row itself is not kept.
     *
     * @throws ValueRefusedException when a value cannot be stored exactly, or a getter threw
     * @throws TableChangedException when it cannot, and the table is no longer what was read of it
     * @throws BulkException when the server has refused a row that was sent before, or the connection is lost
     * @throws IllegalStateException when the load is over
     */
    public void add(T row) {
        requireOpen();
        adding = true;
        int start = rows.bytes().size();
        encode(row);
        if (over) {
            requireOpen(); // closed meanwhile
        }
        int size = rows.bytes().size();
        if (size - start > memory) {
            throw refused(tooLarge());
        }
        offered++;
        if (size >= delivery.full()) {
            most = size;
            over = true; // unless nothing is thrown
            take();
            over = false;
        }
        adding = false;
    }

    private void take() {
        try {
            delivery.take(rows);
        } catch (NoWayException e) {
            throw TargetRefusedException.of(e);
        }
    }

    private void encode(T row) {
        try {
            encoder.encode(row, rows);
        } catch (RuntimeException e) {
            throw refused(e);
        } catch (Error e) {
            abandonAfter(e);
            throw e;
        }
    }

    private BulkException refused(RuntimeException cause) {
        ValueRefusedException refused = encoder.refused(cause, offered + 1);
        abandonAfter(refused);
        return cause instanceof Refusal && reread.isChanged() ? reread.changed(refused) : refused;
    }

    private Refusal tooLarge() {
        return new Refusal(
                "a row of more than " + memory + " bytes",
                "it is larger than the memory of the load",
                "give the writer more with withMemory()");
    }

    /**
     * Stores the rows: sends what is left, and commits where the transaction is the load's own.
     *
     * @throws BulkException when nothing was kept
     * @throws BulkOutcomeUnknownException when nobody could be asked whether all were kept or none
     * @throws IllegalStateException when the load is over
     */
    public LoadResult complete() {
        requireOpen();
        if (!completed.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "Another thread has completed this load. To fix: let one thread use a load");
        }
        over = true;
        room.taken(Math.max(most, rows.bytes().size()));
        try {
            LoadResult result = delivery.finish(rows);
            if (!adding) { // by another thread, against the rule: its rows must not end up in another load
                room.left(rows);
            }
            return result;
        } catch (NoWayException e) {
            throw TargetRefusedException.of(e);
        }
    }

    /** What a failure of the source is to be told as: as it is, unless it comes from a use of the load's own connection. */
    RuntimeException told(RuntimeException failure) {
        Optional<BulkException> misuse = over ? Optional.empty() : delivery.misuse(failure);
        if (misuse.isEmpty()) {
            return failure;
        }
        abandonAfter(failure);
        return misuse.get();
    }

    /** Gives up, unless the load is over: nothing of it is kept, and the connection is as it was. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            delivery.abandon();
        }
    }

    private void abandonAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Where two threads meet by chance this finds them only sometimes; a getter that adds to its own load, always. */
    private void requireOpen() {
        if (over) {
            throw new IllegalStateException(
                    "This load is over: it was completed, closed, or has failed. To fix: open another one");
        }
        if (adding) {
            meddled = true;
            throw new IllegalStateException(
                    "This load is in the middle of adding a row: a getter of the mapping, or another"
                            + " thread, has used it. To fix: let one thread use a load, and getters none");
        }
        if (meddled) {
            close();
            throw new IllegalStateException(
                    "This load was used in the middle of adding a row, by a getter or another thread, and was given up");
        }
    }
}
