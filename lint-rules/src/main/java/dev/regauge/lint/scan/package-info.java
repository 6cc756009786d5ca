/** SQL sites out of class files. */
@NullMarked
package dev.regauge.lint.scan;

import org.jspecify.annotations.NullMarked;
