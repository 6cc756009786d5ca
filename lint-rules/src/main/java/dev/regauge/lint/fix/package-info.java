/** Corrections that need no person, as edits of the files that hold the SQL. */
@NullMarked
package dev.regauge.lint.fix;

import org.jspecify.annotations.NullMarked;
