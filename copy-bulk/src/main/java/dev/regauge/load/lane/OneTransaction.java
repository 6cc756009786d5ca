package dev.regauge.load.lane;

import dev.regauge.copy.wire.Outcome;
import dev.regauge.load.store.Batch;
import dev.regauge.load.store.BatchStore;
import dev.regauge.load.store.BatchStore.Around;
import dev.regauge.load.store.BatchStore.Underway;
import dev.regauge.load.store.Refused;
import dev.regauge.load.store.ServerSays;
import dev.regauge.load.store.Stored;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All batches in one transaction, which is committed behind the last one. While the server works on one the next is sent to it,
 * so that it need not wait for us.
 */
public final class OneTransaction implements Lane {

    private static final Logger LOG = LoggerFactory.getLogger(OneTransaction.class);

    private static final Around ALONE = new Around(List.of(), List.of(), List.of());

    private final LaneSettings settings;
    private final LaneConnection connection;
    private final BatchStore store;
    private final String url;
    private String number = "";
    private @Nullable Underway underway;
    private boolean begun;
    private boolean isOver;

    private OneTransaction(LaneSettings settings, LaneConnection connection) throws SQLException {
        this.settings = settings;
        this.connection = connection;
        this.store = new BatchStore(
                connection.connection(),
                settings.table(),
                settings.landings(),
                settings.columns(),
                settings.patience());
        this.url = connection.url();
    }

    /** Over a connection of its own. */
    public static OneTransaction open(LaneSettings settings) throws SQLException {
        LaneConnection connection = LaneConnection.of(settings.source(), settings.patience());
        try {
            return new OneTransaction(settings, connection);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** Begins the transaction, where that was not done. */
    public void begin() throws SQLException {
        if (!begun) {
            connection.execute("begin");
            begun = true;
            connection.execute(settings.sessionSettings());
            number = connection.ask(Outcome.ASK_NUMBER);
        }
    }

    public LaneConnection connection() {
        return connection;
    }

    @Override
    public List<Settled> store(Batch batch) throws SQLException {
        begin();
        batch.refuseUnreadable(settings.allowance());
        Underway ahead = underway;
        if (ahead == null) {
            underway = store.depart(batch, around());
            return List.of();
        } else if (ahead.canBeFollowed()) {
            underway = store.depart(batch, around(), ahead);
            return List.of(settled(ahead));
        }
        List<Settled> settled = settle();
        underway = store.depart(batch, around());
        return settled;
    }

    private Around around() {
        return settings.allowance().isNone() ? ALONE : Around.SAVEPOINT;
    }

    @Override
    public List<Settled> settle() throws SQLException {
        Underway last = underway;
        underway = null;
        return last == null ? List.of() : List.of(settled(last));
    }

    private Settled settled(Underway one) throws SQLException {
        try {
            return new Settled(one.batch(), store.arrive(one));
        } catch (SQLException e) {
            if (!ServerSays.isAboutRows(e)) {
                throw e;
            } else if (settings.allowance().isNone()) {
                throw refused(one.batch(), store.named(one.batch(), e), e);
            }
            Stored stored = store.searching(one.batch(), settings.allowance());
            departAgain();
            return new Settled(one.batch(), stored);
        }
    }

    /** What was sent behind a batch that has failed was not looked at. */
    private void departAgain() throws SQLException {
        Underway behind = underway;
        if (behind != null) {
            underway = store.depart(behind.batch(), around());
        }
    }

    static RuntimeException refused(Batch batch, Optional<Refused> row, SQLException failure) {
        long first = batch.records().firstRow();
        return new RefusedBatchException(
                batch.file(), row, first, first + batch.records().count() - 1, failure);
    }

    /**
     * Commits.
     *
     * @throws OutcomeUnknownException when the answer was lost and nobody could be asked
     */
    @Override
    public void finish() throws SQLException {
        if (!begun) {
            return;
        }
        connection.execute(settings.guard());
        try {
            connection.execute("commit");
        } catch (SQLException e) {
            if (!connection.isClosed() && !ServerSays.isLost(e)) {
                throw e;
            }
            require(Outcome.of(number, settings.source(), url, settings.patience()), e);
        }
        isOver = true;
    }

    private void require(Outcome outcome, SQLException lost) throws SQLException {
        if (outcome == Outcome.UNKNOWN) {
            isOver = true;
            throw new OutcomeUnknownException(Outcome.question(number), lost);
        } else if (outcome == Outcome.ABORTED) {
            throw lost;
        }
    }

    @Override
    public void close() {
        awaitWhatIsUnderway();
        if (begun && !isOver) {
            connection.rollBack();
        }
        connection.close();
    }

    /** Nothing else can be said over the connection before it is answered. */
    private void awaitWhatIsUnderway() {
        Underway last = underway;
        underway = null;
        if (last != null && !connection.isClosed()) {
            try {
                store.arrive(last);
            } catch (SQLException e) {
                LOG.debug("What is rolled back in any case could not be stored", e);
            }
        }
    }
}
