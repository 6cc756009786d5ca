/** A table for a file that has none yet. */
@NullMarked
package dev.regauge.load.sketch;

import org.jspecify.annotations.NullMarked;
