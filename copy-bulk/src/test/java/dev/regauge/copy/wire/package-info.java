/** Tests of the wire. */
@NullMarked
package dev.regauge.copy.wire;

import org.jspecify.annotations.NullMarked;
