package dev.regauge.load.lane;

import dev.regauge.load.ledger.LedgerRun;
import dev.regauge.load.ledger.Part;
import dev.regauge.load.record.Records;
import dev.regauge.load.store.Batch;
import dev.regauge.load.store.BatchStore;
import dev.regauge.load.store.BatchStore.Around;
import dev.regauge.load.store.NotBegunException;
import dev.regauge.load.store.Refused;
import dev.regauge.load.store.ServerSays;
import dev.regauge.load.store.Stored;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Each batch in a transaction of its own, with what the ledger says of it: the one is never kept without the other. When a
 * connection is lost it goes on over another one; a batch whose COMMIT was not answered is sent again, and the ledger refuses
 * it where it is there.
 */
public final class UnderLedger implements Lane {

    private static final List<String> ROLLBACK = List.of("rollback");

    /** Takes rejected rows before the transaction that leaves them out is committed. */
    public interface Rejects {
        void keep(int file, List<Refused> rows);

        /** Forgets rows that were told of by an attempt that has stored nothing. */
        void takeBack(int file, List<Refused> rows);
    }

    private final LaneSettings settings;
    private final LedgerRun run;
    private final Rejects rejects;
    private final CountedAllowance allowance;
    private final BooleanSupplier stopping;
    private @Nullable LaneConnection connection;
    private List<Refused> told = List.of();
    private @Nullable Part last;
    private long unknown;

    /**
     * One that connects when it has something to store.
     *
     * @param stopping whether a server that is away is not to be waited for any more
     */
    public UnderLedger(LaneSettings settings, LedgerRun run, Rejects rejects, BooleanSupplier stopping) {
        this.settings = settings;
        this.run = run;
        this.rejects = rejects;
        this.stopping = stopping;
        this.allowance = new CountedAllowance(settings.allowance());
    }

    @Override
    public List<Settled> store(Batch batch) throws SQLException {
        return List.of(new Settled(batch, stored(batch)));
    }

    @Override
    public List<Settled> settle() {
        return List.of();
    }

    private Stored stored(Batch batch) throws SQLException {
        told = List.of();
        Retries retries = new Retries(settings.patience(), stopping);
        while (true) {
            try {
                Stored stored = attempt(batch);
                allowance.settle();
                return stored;
            } catch (SQLException e) {
                allowance.takeBack();
                boolean isLost = ServerSays.isLost(e) || connection == null || connection.isClosed();
                if (isLost) {
                    close();
                }
                retries.settle(e, isLost);
            }
        }
    }

    private Stored attempt(Batch batch) throws SQLException {
        batch.refuseUnreadable(allowance);
        Part part = part(batch);
        try {
            return store(part, batch);
        } catch (NotBegunException e) {
            SQLException said = e.getCause() instanceof SQLException cause ? cause : e;
            if (LedgerRun.isTakenOver(said)) {
                throw new TakenOverException(said);
            }
            if (isThereAlready(said)) {
                return noted(part, batch);
            }
            throw e;
        }
    }

    private Stored store(Part part, Batch batch) throws SQLException {
        LaneConnection open = open();
        BatchStore store = new BatchStore(
                open.connection(), settings.table(), settings.landings(), settings.columns(), settings.patience());
        try {
            Stored stored = store.whole(batch, around(part));
            if (stored.inserted() != part.inserted() || stored.updated() != 0) {
                open.execute(run.update(counted(part, stored)));
            }
            tell(part, stored.refused());
            commit(open, part, stored);
            return stored;
        } catch (SQLException e) {
            if (!ServerSays.isAboutRows(e)) {
                throw e;
            }
            unknown = 0;
            if (allowance.isNone()) {
                throw OneTransaction.refused(batch, store.named(batch, e), e);
            }
            return searching(part, batch, store);
        }
    }

    /** Until it is answered nobody knows whether the rows are there. */
    private void commit(LaneConnection open, Part part, Stored stored) throws SQLException {
        unknown = stored.rows();
        try {
            open.execute("commit");
        } catch (SQLException e) {
            unknown = ServerSays.isLost(e) || open.isClosed() ? unknown : 0;
            throw e;
        }
        settled(part);
    }

    private void settled(Part part) {
        unknown = 0;
        last = part;
    }

    /** How many rows were sent last, where it is not known whether they are there. */
    public long unknown() {
        return unknown;
    }

    private Around around(Part part) {
        return new Around(
                List.of(LedgerRun.BEGIN, settings.sessionSettings(), run.fence(), run.insert(part)),
                List.of(settings.guard()),
                ROLLBACK);
    }

    private Stored searching(Part part, Batch batch, BatchStore store) throws SQLException {
        LaneConnection open = open();
        try {
            begin(open, part);
            Stored stored = store.searching(batch, allowance);
            open.execute(settings.guard());
            open.execute(run.update(counted(part, stored)));
            tell(part, stored.refused());
            commit(open, part, stored);
            return stored;
        } catch (SQLException | RuntimeException e) {
            open.rollBack();
            throw e;
        }
    }

    /** Once for all attempts: where the ledger takes the part, an earlier one has stored nothing. */
    private void tell(Part part, List<Refused> refused) {
        if (!refused.equals(told)) {
            rejects.takeBack(part.file(), told);
            told = refused;
            rejects.keep(part.file(), refused);
        }
    }

    private void begin(LaneConnection open, Part part) throws SQLException {
        try {
            open.execute(around(part).before());
        } catch (SQLException e) {
            throw new NotBegunException(e);
        }
    }

    private static boolean isThereAlready(SQLException failure) {
        return LedgerRun.isThereAlready(
                failure,
                ServerSays.table(failure).orElse(""),
                ServerSays.constraint(failure).orElse(""));
    }

    /** What the attempt before, whose answer was lost, has made of it; its rejected rows are told already. */
    private Stored noted(Part part, Batch batch) throws SQLException {
        LaneConnection open = open();
        open.rollBack();
        Part there = run.noted(open.connection(), part);
        settled(part);
        for (long i = batch.unreadable().size(); i < there.rejected(); i++) {
            allowance.refusedAlready();
        }
        return new Stored(there.rows() - there.rejected(), there.inserted(), there.updated(), told);
    }

    private static Part part(Batch batch) {
        Records records = batch.records();
        return new Part(
                batch.file(),
                records.offset(),
                records.endOffset(),
                records.firstRow(),
                records.count(),
                batch.unreadable().size(),
                batch.count(),
                0,
                records.crc());
    }

    private static Part counted(Part part, Stored stored) {
        return new Part(
                part.file(),
                part.from(),
                part.to(),
                part.firstRow(),
                part.rows(),
                stored.refused().size(),
                stored.inserted(),
                stored.updated(),
                part.crc());
    }

    private LaneConnection open() throws SQLException {
        if (connection == null) {
            connection = LaneConnection.of(settings.source(), settings.patience());
            requireLast(connection);
        }
        return connection;
    }

    /** A server that comes back may have lost what it had answered; what is there of the last is there of all before it. */
    private void requireLast(LaneConnection open) throws SQLException {
        if (last != null) {
            run.noted(open.connection(), last);
        }
    }

    /** All is kept already. */
    @Override
    public void finish() {}

    @Override
    public void close() {
        if (connection != null) {
            connection.rollBack();
            connection.close();
            connection = null;
        }
    }
}
