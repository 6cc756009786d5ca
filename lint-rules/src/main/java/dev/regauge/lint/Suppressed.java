package dev.regauge.lint;

/** A finding that may stay, and what says so. */
public record Suppressed(Finding finding, Suppression by) {}
