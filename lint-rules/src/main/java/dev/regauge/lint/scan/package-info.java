/** SQL sites out of class files and resources. */
@NullMarked
package dev.regauge.lint.scan;

import org.jspecify.annotations.NullMarked;
