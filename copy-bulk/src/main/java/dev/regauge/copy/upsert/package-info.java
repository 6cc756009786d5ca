/**
 * Rows that meet rows of the same key: the plan, its SQL, and what the server counted.
 */
@NullMarked
package dev.regauge.copy.upsert;

import org.jspecify.annotations.NullMarked;
