/**
 * Rows into tables: stored exactly or refused, by the fastest way for each size.
 */
@NullMarked
package dev.regauge.copy;

import org.jspecify.annotations.NullMarked;
