/**
 * Rows that meet rows of the same key: the plan, its SQL, and what the server counted.
 *
 * <p>Not for callers, who name none of these.
 */
@NullMarked
package dev.regauge.copy.upsert;

import org.jspecify.annotations.NullMarked;
