/** The catalogue of probes, a class a group; to add one, write one method call into the list of its group. */
@NullMarked
package dev.regauge.parity.probes;

import org.jspecify.annotations.NullMarked;
