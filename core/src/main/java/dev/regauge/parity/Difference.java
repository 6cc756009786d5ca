package dev.regauge.parity;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;

/**
 * A probe whose outcome is not the same at both ends of a route.
 *
 * @param probe the probe's id
 * @param change how a program would notice, if at all
 * @param from the outcome today
 * @param to the outcome afterwards
 */
public record Difference(String probe, Change change, Outcome from, Outcome to) {}
