/** Parse and Describe every statement on a real server, and never execute one. */
@NullMarked
package dev.regauge.lint.verify;

import org.jspecify.annotations.NullMarked;
