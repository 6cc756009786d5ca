package dev.regauge.lint.scan.source;

/** A method that no class file could hold. */
final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
