package dev.regauge.load;

import dev.regauge.load.ledger.Dealt;
import dev.regauge.load.ledger.Part;
import dev.regauge.load.store.Stored;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what became of rows. Safe for use by several threads. */
final class Tally {

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong inserted = new AtomicLong();
    private final AtomicLong updated = new AtomicLong();
    private final AtomicLong earlier = new AtomicLong();
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    void add(Stored stored) {
        parts.incrementAndGet();
        taken.addAndGet(stored.rows());
        rejected.addAndGet(stored.refused().size());
        inserted.addAndGet(stored.inserted());
        updated.addAndGet(stored.updated());
    }

    /** What earlier runs have done. */
    void addEarlier(List<Part> done) {
        recount(done);
        earlier.set(done.stream().mapToLong(Part::rows).sum());
    }

    /** What is there in truth, whatever was counted. */
    void recount(List<Part> there) {
        parts.set(there.size());
        rejected.set(there.stream().mapToLong(Part::rejected).sum());
        taken.set(there.stream().mapToLong(Part::rows).sum() - rejected.get());
        inserted.set(there.stream().mapToLong(Part::inserted).sum());
        updated.set(there.stream().mapToLong(Part::updated).sum());
    }

    /** Rows whose COMMIT was not answered. */
    void addUnknown(long rows) {
        unknown.addAndGet(rows);
    }

    /** How many of the rows that were taken the table has in the end. */
    void keptOf(long rows) {
        inserted.set(rows);
    }

    /** What a ledger has to have, of all runs. */
    Dealt dealt() {
        return new Dealt(parts.get(), taken.get() + rejected.get(), rejected.get());
    }

    long unknown() {
        return unknown.get();
    }

    long taken() {
        return taken.get();
    }

    long rejected() {
        return rejected.get();
    }

    long inserted() {
        return inserted.get();
    }

    long updated() {
        return updated.get();
    }

    long earlier() {
        return earlier.get();
    }
}
