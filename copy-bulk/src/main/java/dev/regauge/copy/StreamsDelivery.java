package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.Failures.Place;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.travel.MoveLost;
import dev.regauge.copy.travel.ParallelCopy;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.travel.StreamsFailed;
import dev.regauge.copy.wire.Outcome;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of a load on their way over several connections, once there are enough of them; fewer go as any others do. */
final class StreamsDelivery implements Carrier {

    /** Other connections, their threads and tables take some milliseconds; so do this many bytes by one COPY. */
    static final int LEAST = 1 << 20;

    private final WriterSettings<?> settings;
    private final LoadSession session;
    private final DataSource source;
    private final Target target;
    private final Streams streams;
    private final Delivery alone;
    private @Nullable ParallelCopy parallel;
    private long offered;
    private int bytesARow;

    StreamsDelivery(
            WriterSettings<?> settings, LoadSession session, DataSource source, Target target, Streams streams) {
        this.settings = settings;
        this.session = session;
        this.source = source;
        this.target = target;
        this.streams = streams;
        StreamWords.requirePossible(target, streams);
        this.alone = new Delivery(settings, session, target);
    }

    @Override
    public int full() {
        return parallel == null ? LEAST : ParallelCopy.CHUNK;
    }

    @Override
    public void take(Rows rows) {
        try {
            send(rows);
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            abandonAfter(e);
            throw e;
        }
    }

    private void send(Rows rows) throws SQLException {
        if (rows.count() == 0) {
            return;
        }
        ParallelCopy to = parallel == null ? begin(rows) : parallel;
        to.send(rows);
        offered += rows.count();
        rows.clear();
    }

    private ParallelCopy begin(Rows rows) throws SQLException {
        ParallelCopy begun = ParallelCopy.open(
                StreamLanes.of(session, source, streams.number(), settings.patience()),
                target.destination(),
                streams,
                target.copy().condition(),
                settings.patience());
        bytesARow = rows.bytes().size() / Math.max(1, rows.count());
        parallel = begun;
        return begun;
    }

    @Override
    public LoadResult finish(Rows rows) {
        if (parallel == null) {
            LoadResult result = alone.finish(rows);
            return result.explained(result.explanation().map(StreamWords::tooFew));
        }
        ParallelCopy to = parallel;
        try {
            send(rows);
            return result(to, to.complete());
        } catch (MoveLost e) {
            return settled(to, e);
        } catch (StreamsFailed e) {
            return partly(to, e);
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            abandonAfter(e);
            throw e;
        }
    }

    private LoadResult result(ParallelCopy done, long stored) {
        return LoadResult.ofStreams(
                offered,
                stored,
                done.sent(),
                StreamWords.done(
                        target,
                        streams,
                        Decision.situation(target, offered, bytesARow, session.footing()),
                        done.sent()));
    }

    private LoadResult settled(ParallelCopy done, MoveLost lost) {
        Outcome outcome = session.outcome(lost.transaction(), settings.patience());
        if (outcome == Outcome.UNKNOWN && lost.mayBeCommitted()) {
            throw new BulkOutcomeUnknownException(
                    settings.table(),
                    Optional.of(Outcome.question(lost.transaction())),
                    settings.upsert().isPresent(),
                    lost);
        }
        done.settled(outcome == Outcome.COMMITTED);
        if (outcome != Outcome.COMMITTED) {
            throw Failures.lost(target.known().table(), lost);
        }
        return result(done, lost.moved());
    }

    /** Everything is released already, or never was more than the load's own. */
    private BulkException failed(SQLException failure) {
        session.release();
        if (parallel == null) {
            return StreamWords.unconnected(target, streams, failure);
        }
        return failure instanceof StreamsFailed some
                ? failed(parallel, some, StreamEnds.of(parallel, some, session, settings))
                : nothingKept(parallel, failure);
    }

    private BulkException failed(ParallelCopy over, StreamsFailed failure, StreamEnds ends) {
        return ends.anyCommitted()
                ? new PartlyKeptException(target.known().table(), place(failure), ends.kept(), failure)
                : nothingKept(over, failure);
    }

    /** All may have been kept after all, where nothing but answers was lost. */
    private LoadResult partly(ParallelCopy over, StreamsFailed failure) {
        StreamEnds ends = StreamEnds.of(over, failure, session, settings);
        if (ends.allCommitted()
                && over.sent().stream().mapToLong(Long::longValue).sum() == offered) {
            return result(over, ends.counted() ? ends.rows() : LoadResult.UNCOUNTED);
        }
        throw failed(over, failure, ends);
    }

    private BulkException nothingKept(ParallelCopy over, SQLException failure) {
        KnownTables.forget(source, settings.table()); // in any case: the next load reads it anew
        SQLException first = first(failure);
        if (Guard.failed(first)) {
            return new TableChangedException(settings.table(), failure);
        }
        return over.isLost()
                ? Failures.lost(target.known().table(), failure)
                : Failures.refused(target.known().table(), place(failure), failure);
    }

    private static SQLException first(SQLException failure) {
        return failure instanceof StreamsFailed && failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    /** The tables of the streams, and the table itself where it is checked at the end, have rows in an order of their own. */
    private static Place place(SQLException failure) {
        if (failure instanceof StreamsFailed some && some.row().isPresent()) {
            return Place.row(0, some.row().getAsLong());
        }
        return ServerWords.areAboutOneRow(first(failure)) ? Place.MIXED : Place.UNKNOWN;
    }

    @Override
    public void abandon() {
        if (parallel == null) {
            alone.abandon();
        } else {
            requireNonNull(parallel).close();
        }
    }

    private void abandonAfter(Throwable failure) {
        try {
            abandon();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
