/**
 * The ways rows can travel, what each costs, and the choice between them.
 *
 * <p>Of these a caller needs {@link dev.regauge.copy.travel.Way} and {@link dev.regauge.copy.travel.Explanation} only.
 */
@NullMarked
package dev.regauge.copy.travel;

import org.jspecify.annotations.NullMarked;
