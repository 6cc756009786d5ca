package dev.regauge.lint.scan;

import java.util.Optional;

/**
 * A sink of a configuration that no method is: what it was meant to be hands its SQL to the driver unseen.
 *
 * @param sink as it was declared
 * @param nearest a method of the program that its writer may mean, as a declaration names it
 */
public record UnmetSink(SinkDeclaration sink, Optional<String> nearest) {}
