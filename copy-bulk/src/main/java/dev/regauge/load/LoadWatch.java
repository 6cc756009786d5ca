package dev.regauge.load;

import dev.regauge.url.Secrets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** How far a load is, to be looked at while it runs, and the way to end it. Safe for use by several threads. */
public final class LoadWatch {

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong earlier = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private volatile long size = -1;
    private volatile String phase = "";
    private volatile boolean stopping;

    /** Rows that were read. */
    public long read() {
        return read.get();
    }

    /** Rows that the server has; without a ledger they are kept only at the end. */
    public long stored() {
        return stored.get();
    }

    /** Rows that were refused. */
    public long refused() {
        return refused.get();
    }

    /** Rows that an earlier run of the same load has dealt with. */
    public long earlier() {
        return earlier.get();
    }

    /** Bytes of the files, as they lie there, that were dealt with. */
    public long bytes() {
        return bytes.get();
    }

    /** Bytes of all files; -1 where it is not known. */
    public long size() {
        return size;
    }

    /** What is being done, such as {@code loading} or {@code creating the indexes}; empty before. */
    public String phase() {
        return phase;
    }

    /** What was decided, in order, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Ends the load at the next batch: nothing more is stored. Without a ledger nothing of it is kept. */
    public void stop() {
        stopping = true;
    }

    public boolean isStopping() {
        return stopping;
    }

    void note(String sentence) {
        notes.add(Secrets.mask(sentence)); // a server or a pool may have been quoted
    }

    void begins(String what) {
        phase = what;
    }

    void sized(long bytesOfAll) {
        size = bytesOfAll;
    }

    void readMore(long rows) {
        read.addAndGet(rows);
    }

    void settled(long storedRows, long refusedRows) {
        stored.addAndGet(storedRows);
        refused.addAndGet(refusedRows);
    }

    void settledEarlier(long rows) {
        earlier.addAndGet(rows);
    }

    void isAt(long bytesDealtWith) {
        bytes.set(bytesDealtWith);
    }
}
