/** The catalogue: one small class or record per rule. */
@NullMarked
package dev.regauge.lint.rules;

import org.jspecify.annotations.NullMarked;
