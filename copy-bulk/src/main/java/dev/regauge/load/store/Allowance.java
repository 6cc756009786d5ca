package dev.regauge.load.store;

/** How many rows may be refused, shared by all who store. Safe for use by several threads. */
public interface Allowance {

    /** Whether none at all: then nobody looks for the row, and nothing needs to be undone for it. */
    boolean isNone();

    /**
     * Takes note that so many more rows are refused.
     *
     * @throws TooManyRefusedException when that is more than is allowed
     */
    void refused(Refused row);

    /** Takes note of a row that an earlier attempt had refused, within what was allowed. */
    void refusedAlready();

    /** So many are looked at anew. */
    void takenBack(long rows);
}
