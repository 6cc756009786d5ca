/** SQL out of the annotations of class files. */
@NullMarked
package dev.regauge.lint.scan.annotation;

import org.jspecify.annotations.NullMarked;
