/**
 * Values that Java has no class for, and what to do with those that do not fit: used by callers, below everything.
 */
@NullMarked
package dev.regauge.copy.value;

import org.jspecify.annotations.NullMarked;
