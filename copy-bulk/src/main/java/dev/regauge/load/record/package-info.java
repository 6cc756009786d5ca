/** Rows and fields in the text of a file: CSV, TSV, the two formats of COPY, JSON Lines. */
@NullMarked
package dev.regauge.load.record;

import org.jspecify.annotations.NullMarked;
