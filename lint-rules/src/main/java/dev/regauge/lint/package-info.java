/** Findings about a program on a route from one driver profile to another. */
@NullMarked
package dev.regauge.lint;

import org.jspecify.annotations.NullMarked;
