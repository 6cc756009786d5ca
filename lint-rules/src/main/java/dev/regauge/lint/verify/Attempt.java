package dev.regauge.lint.verify;

/** What came of asking once. */
sealed interface Attempt {

    /** An answer. */
    record Judged(Verdict verdict) implements Attempt {}

    /** The connection went while the statement was described. */
    record Broke(Refusal refusal) implements Attempt {}

    /** The driver gave no answer. */
    record Hung() implements Attempt {}

    /** There is no connection to ask over. */
    record NotConnected(String why) implements Attempt {}

    /** There is one, and over it describing executes. */
    record Executes() implements Attempt {}
}
