package dev.regauge.lint.scan.markup;

/**
 * A text between elements.
 *
 * @param text as a reader of the file gets it
 * @param line of its first character, counted from 1
 */
public record Characters(String text, int line) implements Content {}
