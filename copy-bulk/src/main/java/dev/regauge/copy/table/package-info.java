/**
 * The table that rows go into, as the server's catalogs describe it.
 */
@NullMarked
package dev.regauge.copy.table;

import org.jspecify.annotations.NullMarked;
