/** Meters for Micrometer, which only this package needs: without Micrometer on the class path the rest works as well. */
@NullMarked
package dev.regauge.connect.metrics;

import org.jspecify.annotations.NullMarked;
