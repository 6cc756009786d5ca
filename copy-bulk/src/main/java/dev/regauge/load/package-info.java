/**
 * Files into tables: {@link dev.regauge.load.FileLoad} is the way in. {@code source} gives the bytes of files, {@code record}
 * finds rows and fields in them, {@code typed} makes a column's binary form of a field's text, {@code sketch} proposes a table
 * for a file, {@code store} gets batches into the table or finds the rows that are refused, {@code ledger} remembers in the
 * target database what of a file is there.
 */
@NullMarked
package dev.regauge.load;

import org.jspecify.annotations.NullMarked;
