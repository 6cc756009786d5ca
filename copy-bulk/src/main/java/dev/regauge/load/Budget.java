package dev.regauge.load;

import dev.regauge.load.store.Allowance;
import dev.regauge.load.store.Refused;
import dev.regauge.load.store.TooManyRefusedException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts refused rows against what is allowed. A share is of all rows there will be, by what has been read of the files so far;
 * where their size is not known, it is looked at in the end. Safe for use by several threads.
 */
final class Budget implements Allowance {

    private final MaxErrors most;
    private final LoadWatch watch;
    private final AtomicLong refused = new AtomicLong();

    Budget(MaxErrors most, LoadWatch watch) {
        this.most = most;
        this.watch = watch;
    }

    @Override
    public boolean isNone() {
        return most.isNone();
    }

    @Override
    public void refused(Refused row) {
        if (isExceeded(refused.incrementAndGet())) {
            throw new TooManyRefusedException(row);
        }
    }

    private boolean isExceeded(long count) {
        return most.percent() < 0 ? most.isExceeded(count, 0) : watch.size() > 0 && most.isExceeded(count, expected());
    }

    private long expected() {
        long read = Math.max(1, watch.read() + watch.earlier());
        return Math.max(read, (long) (read * (double) watch.size() / Math.max(1, watch.bytes())));
    }

    @Override
    public void refusedAlready() {
        refused.incrementAndGet();
    }

    @Override
    public void takenBack(long rows) {
        refused.addAndGet(-rows);
    }

    /** What earlier runs have refused counts, too. */
    void add(long rows) {
        refused.addAndGet(rows);
    }

    long count() {
        return refused.get();
    }

    /** Whether more were refused than is allowed of so many. */
    boolean isExceededOf(long rows) {
        return most.isExceeded(refused.get(), rows);
    }
}
