/** How batches become part of the table: in one transaction, in many under a ledger, or by way of staging tables. */
@NullMarked
package dev.regauge.load.lane;

import org.jspecify.annotations.NullMarked;
