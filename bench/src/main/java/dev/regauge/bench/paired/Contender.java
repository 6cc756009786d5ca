package dev.regauge.bench.paired;

/** One way to do a piece of work. Used by one thread. */
public interface Contender extends AutoCloseable {

    /** Where the work is done, which decides what can be looked at. */
    enum Place {
        /** All of it is done by the thread that calls {@link #run}: what it allocates can be told. */
        CALLING_THREAD,
        /** Other threads of this process do it. */
        OTHER_THREADS,
        /** Another process does it: neither its results nor its memory can be looked at. */
        OTHER_PROCESS
    }

    /** How it is called in a table. */
    String name();

    /**
     * Does the work once.
     *
     * @return a sum over what was read and written; the n-th call of every contender of a work returns the same, which is
     *     checked before anything is timed
     */
    long run() throws Exception;

    /** {@link Place#CALLING_THREAD} unless said otherwise. */
    default Place place() {
        return Place.CALLING_THREAD;
    }

    /**
     * How many operations begin each turn and are not timed: the first one finds cold caches, and a pool looks whether
     * its connection still lives. None where an operation takes so long that neither matters.
     */
    default int settling() {
        return place() == Place.OTHER_PROCESS ? 0 : 1;
    }

    /** Makes ready for a turn; neither timed nor counted to what the thread spends. */
    default void beforeTurn() throws Exception {}

    /** Looks at what a turn has left behind; neither timed nor counted. */
    default void afterTurn() throws Exception {}

    /** Does the work so many times, one after the other, and says how many nanoseconds all of them took together. */
    default long time(int operations) throws Exception {
        long sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < operations; i++) {
            sum += run();
        }
        long nanos = System.nanoTime() - start;
        Sink.take(sum);
        return nanos;
    }

    /** Gives back connections, threads and processes. */
    @Override
    void close();
}
