package dev.regauge.lint.scan;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column read from the rows of a site.
 *
 * @param getter the java.sql.ResultSet getter that is called in the end, such as {@code getString}
 * @param index counted from 1, where the column is read by number
 * @param column the label, where the column is read by name
 * @param targetType the class asked for by {@code getObject(i, Class)}, binary name
 * @param line of the call that reads it
 */
public record Read(String getter, OptionalInt index, Optional<String> column, Optional<String> targetType, int line) {}
