/**
 * COPY and statements with values in binary, over a connection of pgjdbc's, in as few round trips as there can be.
 *
 * <p>Not for callers, who name none of these.
 */
@NullMarked
package dev.regauge.copy.wire;

import org.jspecify.annotations.NullMarked;
