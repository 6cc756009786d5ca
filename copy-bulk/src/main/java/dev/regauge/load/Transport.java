package dev.regauge.load;

import dev.regauge.copy.table.Column;
import dev.regauge.load.lane.Lane;
import dev.regauge.load.lane.Lane.Settled;
import dev.regauge.load.lane.RefusedBatchException;
import dev.regauge.load.ledger.Part;
import dev.regauge.load.store.Batch;
import dev.regauge.load.store.BatchEncoder;
import dev.regauge.load.store.Refused;
import dev.regauge.load.store.Stored;
import dev.regauge.load.store.TooManyRefusedException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** Brings the rows of the files into lanes: reads, encodes and stores what is not done yet, and counts. */
final class Transport {

    private final LoadContext context;
    private final AtomicLongArray uncertain;

    Transport(LoadContext context) {
        this.context = context;
        this.uncertain = new AtomicLongArray(context.plan().columns().size());
    }

    /**
     * Runs until nothing is left; the lanes are not finished.
     *
     * @param done what earlier runs have dealt with
     * @throws Throwable what has ended it, when nothing is under way any more
     */
    void run(List<Lane> open, List<Part> done) throws Throwable {
        context.watch().begins("loading");
        int bytes = batchBytes(open.size());
        Conveyor conveyor = new Conveyor(open.size(), bytes, context.watch());
        try (SourceReading reading = reading(done, bytes)) {
            conveyor.run(reading, this::encoders, open, new Storing());
        }
        noteUncertain();
    }

    private SourceReading reading(List<Part> done, int bytes) {
        return new SourceReading(
                context.files(), context.plan().names(), context.plan().forms(), done, bytes, context.watch());
    }

    /** All batches together take half of the memory at most: rows of few small fields need eight times their text. */
    private int batchBytes(int lanes) {
        long share = Runtime.getRuntime().maxMemory() / (16L * (2L * lanes + 3));
        return (int) Math.min(context.settings().format().batchBytes(), Math.max(64 << 10, share));
    }

    private BatchEncoder[] encoders() {
        return context.plan().layouts().stream()
                .map(layout -> new BatchEncoder(layout, uncertain))
                .toArray(BatchEncoder[]::new);
    }

    private final class Storing implements Conveyor.Storing {

        @Override
        public List<Batch> store(Lane lane, Batch batch) throws SQLException {
            return told(() -> lane.store(batch));
        }

        @Override
        public List<Batch> settle(Lane lane) throws SQLException {
            return told(lane::settle);
        }
    }

    private interface Settling {
        List<Settled> settle() throws SQLException;
    }

    private List<Batch> told(Settling settling) throws SQLException {
        try {
            return settling.settle().stream().map(this::told).toList();
        } catch (TooManyRefusedException e) {
            tellAtLast(e.file(), e.found(), e);
            throw e;
        } catch (RefusedBatchException e) {
            tellAtLast(e.file(), e.row().stream().toList(), e);
            context.budget().add(e.row().isPresent() ? 1 : 0);
            throw e;
        }
    }

    private Batch told(Settled settled) {
        Stored stored = settled.stored();
        if (!context.settings().ledger()) { // there they are told before the commit
            context.rejects().keep(settled.batch().file(), stored.refused());
        }
        context.tally().add(stored);
        context.watch().settled(stored.rows(), stored.refused().size());
        return settled.batch();
    }

    /** The load is given up for these rows, whether they can be told or not. */
    private void tellAtLast(int file, List<Refused> rows, RuntimeException failure) {
        try {
            context.rejects().keep(file, rows);
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    private void noteUncertain() {
        for (int i = 0; i < uncertain.length(); i++) {
            if (uncertain.get(i) > 0) {
                Column column = context.plan().columns().get(i);
                context.watch()
                        .note("Column \"" + column.name() + "\" of type " + column.shown()
                                + " has values that only the server reads, in "
                                + uncertain.get(i) + " or more batches, which went as text"
                                + (isMoment(column)
                                        ? ": dates are read as "
                                                + context.settings().dateStyle() + ", moments without a zone as "
                                                + context.settings().timeZone()
                                        : ""));
            }
        }
    }

    private static boolean isMoment(Column column) {
        return column.shown().startsWith("date") || column.shown().startsWith("timestamp");
    }
}
