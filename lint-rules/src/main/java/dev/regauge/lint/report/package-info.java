/** Reports as pure functions of findings. */
@NullMarked
package dev.regauge.lint.report;

import org.jspecify.annotations.NullMarked;
