/**
 * The table that rows go into, as the server's catalogs describe it.
 *
 * <p>Not for callers, who name none of these.
 */
@NullMarked
package dev.regauge.copy.table;

import org.jspecify.annotations.NullMarked;
