package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.IngestHandler.Decision;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes the rows of an ingest, load by load, and asks the handler what to do with a load that failed. */
final class IngestLoads<T> {

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BulkWriter<T> writer;
    private final DataSource source;
    private final IngestSettings settings;
    private final IngestHandler<T> handler;
    private final IngestQueue<T> queue;

    IngestLoads(
            BulkWriter<T> writer,
            DataSource source,
            IngestSettings settings,
            IngestHandler<T> handler,
            IngestQueue<T> queue) {
        this.writer = writer;
        this.source = requireNonNull(source, "source");
        this.settings = requireNonNull(settings, "settings");
        this.handler = requireNonNull(handler, "handler");
        this.queue = queue;
    }

    /** Writes rows. @return whether to go on; otherwise the queue has stopped */
    boolean write(List<T> rows) throws InterruptedException {
        BulkException failure = attempt(rows);
        if (failure == null) {
            return true;
        }
        if (settings.isolating() && rows.size() > 1 && IngestFailure.isOfRows(failure)) {
            return writeParts(rows, failure);
        }
        return decide(rows, failure);
    }

    private @Nullable BulkException attempt(List<T> rows) {
        try {
            writer.write(source, rows);
            queue.stored(rows.size());
            return null;
        } catch (BulkException e) {
            queue.failed();
            return e;
        } catch (RuntimeException e) { // of the data source, or a mistake of ours
            queue.failed();
            return new BulkException(
                    "The load failed\n  found:    " + e.getClass().getName()
                            + "\n  to fix:   see the cause; nothing of the load was kept",
                    e);
        }
    }

    /** In order, so that a later row of the same key still comes later. */
    private boolean writeParts(List<T> rows, RuntimeException failure) throws InterruptedException {
        int bad = IngestFailure.row(failure, rows.size());
        if (bad < 0) {
            int half = rows.size() / 2;
            return write(rows.subList(0, half)) && write(rows.subList(half, rows.size()));
        }
        return (bad == 0 || write(rows.subList(0, bad)))
                && write(rows.subList(bad, bad + 1))
                && (bad + 1 == rows.size() || write(rows.subList(bad + 1, rows.size())));
    }

    private boolean decide(List<T> rows, BulkException first) throws InterruptedException {
        BulkException failure = first;
        for (int attempts = 1; ; attempts++) {
            Decision decision = ask(rows, failure);
            if (decision == Decision.DROP) {
                queue.dropped(rows.size());
                return true;
            }
            if (decision == Decision.STOP || attempts == settings.attempts() || !writer.mayRunAgain(failure)) {
                queue.stop(failure);
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(pauseNanos(attempts));
            BulkException again = attempt(rows);
            if (again == null) {
                return true;
            }
            failure = again;
        }
    }

    private Decision ask(List<T> rows, BulkException failure) {
        try {
            return requireNonNull(handler.failed(rows, failure), "the decision of the handler");
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            return Decision.STOP;
        }
    }

    @Override
    public String toString() {
        return writer.toString();
    }

    private long pauseNanos(int attempts) {
        long nanos = settings.pause().toNanos() << Math.min(attempts - 1, 20);
        long bounded = nanos < 0 ? LONGEST_PAUSE_NANOS : Math.min(nanos, LONGEST_PAUSE_NANOS);
        return bounded + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
    }
}
