/** The text of a field into the binary form of a column's type, where it is certain what the server would read. */
@NullMarked
package dev.regauge.load.typed;

import org.jspecify.annotations.NullMarked;
