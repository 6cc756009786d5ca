/**
 * Whole clients side by side: they take turns in one process against one server, round by round, so that what disturbs
 * the machine disturbs all of them, and the ratio within a round says more than two averages.
 */
@NullMarked
package dev.regauge.bench.paired;

import org.jspecify.annotations.NullMarked;
