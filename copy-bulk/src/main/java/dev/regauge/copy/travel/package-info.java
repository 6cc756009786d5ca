/**
 * The ways rows can travel, what each costs, and the choice between them.
 */
@NullMarked
package dev.regauge.copy.travel;

import org.jspecify.annotations.NullMarked;
