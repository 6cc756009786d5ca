package dev.regauge.copy;

import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.util.Optional;

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
    private final Delivery delivery;
    private final Room room;
    private final Rows rows;
    private final long memory;
    private long offered;
    private int most;
    private boolean over;

    private Load(WriterSettings<T> settings, RowEncoder<T> encoder, Delivery delivery, Room room) {
        this.memory = settings.memory();
        this.encoder = encoder;
        this.delivery = delivery;
        this.room = room;
        this.rows = room.rows();
    }

    /** Opens a load; the session is released when it is over. */
    static <T> Load<T> open(WriterSettings<T> settings, LoadSession session) {
        try {
            KnownTable known = KnownTable.of(session, settings.table());
            return settings.upsert().isPresent()
                    ? upserting(settings, session, known, settings.upsert().get())
                    : inserting(settings, session, known);
        } catch (SQLException e) {
            session.release();
            throw Failures.unread(settings.table(), e);
        } catch (RuntimeException | Error e) {
            session.release();
            throw e;
        }
    }

    private static <T> Load<T> inserting(WriterSettings<T> settings, LoadSession session, KnownTable known) {
        Fitting<T> fitting = settings.fitting(known);
        return new Load<>(
                settings,
                fitting.encoder().another(),
                new Delivery(settings, session, fitting.target()),
                fitting.room());
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
        Target target = fitting.target().with(plan.get());
        return new Load<>(
                settings,
                encoder.neverNull(plan.get().neverNull()),
                new Delivery(settings, session, target),
                fitting.room());
    }

    /**
     * Adds a row. Its values are taken and encoded before this returns; the row itself is not kept.
     *
     * @throws ValueRefusedException when a value cannot be stored exactly, or a getter threw
     * @throws BulkException when the server has refused a row that was sent before, or the connection is lost
     * @throws IllegalStateException when the load is over
     */
    public void add(T row) {
        requireOpen();
        int start = rows.bytes().size();
        encode(row);
        int size = rows.bytes().size();
        if (size - start > memory) {
            throw refused(tooLarge());
        }
        offered++;
        if (size >= delivery.full()) {
            most = size;
            over = true; // unless nothing is thrown
            delivery.take(rows);
            over = false;
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

    private ValueRefusedException refused(RuntimeException cause) {
        ValueRefusedException refused = encoder.refused(cause, offered + 1);
        abandonAfter(refused);
        return refused;
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
        over = true;
        room.taken(Math.max(most, rows.bytes().size()));
        return delivery.finish(rows);
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

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException(
                    "This load is over: it was completed, closed, or has failed. To fix: open another one");
        }
    }
}
