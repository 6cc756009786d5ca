/** What differs between two drivers, for people and for programs: pure functions of a comparison and its probes. */
@NullMarked
package dev.regauge.parity.report;

import org.jspecify.annotations.NullMarked;
