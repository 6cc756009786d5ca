package dev.regauge.pipeline;

/**
 * What one run cost.
 *
 * @param statements statements that were sent; begin, session context and commit are not counted
 * @param roundTrips how often the run waited for the server. Inside of that the driver may wait once more before each query
 *     whose untyped values it has asked the server about, on the same connection and outside of pipelines
 * @param byName statements that were sent by the name of a prepared statement, parsed and planned before or kept for later
 * @param unnamed statements that the server parsed for this one execution
 * @param failed whether the run ended with an exception
 */
public record PipelineFigures(int statements, int roundTrips, int byName, int unnamed, boolean failed) {}
