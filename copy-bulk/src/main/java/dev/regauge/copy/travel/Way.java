package dev.regauge.copy.travel;

/** A way for rows to travel. */
public enum Way {
    /** {@code insert ... values (...)}, a statement for each row. */
    SINGLE_INSERT,
    /** {@code insert ... values (...), (...), ...}, several rows in a statement, of a few sizes only. */
    MULTI_VALUES,
    /** {@code insert ... select from unnest(...)}: an array for each column. */
    UNNEST,
    /** {@code copy ... from stdin (format binary)}. */
    COPY
}
