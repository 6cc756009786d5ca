/** What of a file is in the table, kept in the target database in the same transactions. */
@NullMarked
package dev.regauge.load.ledger;

import org.jspecify.annotations.NullMarked;
