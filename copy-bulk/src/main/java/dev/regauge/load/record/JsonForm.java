package dev.regauge.load.record;

/** What becomes of a value of JSON Lines, by what its column holds. */
public enum JsonForm {
    /** A string is its text; all else is as it stands. */
    TEXT,
    /** All is JSON as it stands, strings with their quotes: the string {@code "1"} is not the number 1. */
    JSON,
    /** An array is an array of PostgreSQL's, {@code {1,NULL,"a"}}; all else is as in {@link #TEXT}. */
    ARRAY,
    /** The same, whose elements are JSON as they stand. */
    ARRAY_OF_JSON
}
