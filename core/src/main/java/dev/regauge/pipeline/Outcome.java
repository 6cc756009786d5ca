package dev.regauge.pipeline;

/** What remains in the database of a run that failed. */
public enum Outcome {

    /** Nothing: the transaction was rolled back, or nothing was sent at all. */
    UNDONE("nothing of it remains"),

    /** The run was part of the caller's transaction, which the server has given up: roll it back. */
    ABORTED("the transaction it was part of is aborted; roll it back"),

    /** The connection was lost after COMMIT had been sent. All of it remains, or nothing. */
    UNKNOWN("the connection was lost while COMMIT was under way: all of it may remain, or nothing"),

    /** All of it is committed; only a reply could not be made into a value. */
    COMMITTED("all of it is committed"),

    /** All of it was executed in the caller's transaction, which is still open; only a reply could not be made into a value. */
    EXECUTED("all of it was executed, in the transaction it is part of");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
