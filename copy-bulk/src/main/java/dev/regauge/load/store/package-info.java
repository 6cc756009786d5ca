/** Batches of rows into a table, and the search for those that are refused. */
@NullMarked
package dev.regauge.load.store;

import org.jspecify.annotations.NullMarked;
