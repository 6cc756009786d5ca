/**
 * What a failure of the database means for the program, and what can be done about it without a person: try the
 * transaction again, wait until the server is there, drop one dead connection and no other.
 */
@NullMarked
package dev.regauge.connect.failure;

import org.jspecify.annotations.NullMarked;
