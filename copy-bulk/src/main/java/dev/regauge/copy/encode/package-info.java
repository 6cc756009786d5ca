/**
 * Java values as PostgreSQL's binary format has them, exactly or not at all.
 */
@NullMarked
package dev.regauge.copy.encode;

import org.jspecify.annotations.NullMarked;
