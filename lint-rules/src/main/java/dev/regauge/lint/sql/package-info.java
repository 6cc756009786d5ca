/** A PostgreSQL lexer that survives anything. */
@NullMarked
package dev.regauge.lint.sql;

import org.jspecify.annotations.NullMarked;
