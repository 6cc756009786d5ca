package dev.regauge.copy.table;

/** A table that cannot be written into as asked. Nothing was sent. */
public final class TableRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String found;
    private final String advice;

    /**
     * A refusal.
     *
     * @param what what was being done
     * @param found what stands against it, without any values
     * @param advice what to do
     */
    TableRefusedException(String what, String found, String advice) {
        super(what + "\n  found:    " + found + "\n  to fix:   " + advice);
        this.found = found;
        this.advice = advice;
    }

    /** What stands against it, without any values. */
    public String found() {
        return found;
    }

    /** What to do. */
    public String advice() {
        return advice;
    }
}
