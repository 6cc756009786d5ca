package dev.regauge.lint.sql;

/**
 * A parameter in a text.
 *
 * @param ordinal counted from 1 in the order of the text; for {@code ?2} the number that is written, for a name the
 *     number of the name's first appearance
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param name without colon and braces; empty for {@code ?}
 * @param afterHole whether text that only the running program knows stands before it, so that the true number may be
 *     greater
 */
public record SqlParameter(int ordinal, int start, int end, String name, boolean afterHole) {}
