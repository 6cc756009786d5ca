/**
 * Java values as PostgreSQL's binary format has them, exactly or not at all.
 *
 * <p>Not for callers, who name none of these.
 */
@NullMarked
package dev.regauge.copy.encode;

import org.jspecify.annotations.NullMarked;
