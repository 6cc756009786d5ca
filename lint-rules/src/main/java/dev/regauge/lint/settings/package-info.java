/** What a project asks of the lint: its configuration file, and which findings may stay. */
@NullMarked
package dev.regauge.lint.settings;

import org.jspecify.annotations.NullMarked;
