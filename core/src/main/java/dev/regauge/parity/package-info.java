/** The same probe on two drivers, side by side. */
@NullMarked
package dev.regauge.parity;

import org.jspecify.annotations.NullMarked;
