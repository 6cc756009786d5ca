/** Class files sketched from Java sources that nobody has compiled: names are looked up in imports, never attributed. */
@NullMarked
package dev.regauge.lint.scan.source;

import org.jspecify.annotations.NullMarked;
