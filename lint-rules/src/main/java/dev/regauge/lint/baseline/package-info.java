/** Findings that a project knows of already: what is new is told from what was there on the first day. */
@NullMarked
package dev.regauge.lint.baseline;

import org.jspecify.annotations.NullMarked;
