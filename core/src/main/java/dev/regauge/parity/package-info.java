/**
 * The same piece of JDBC on two drivers, side by side: probes, outcomes and differences.
 *
 * <p>Drivers come as jar files, each into a class loader of its own; the database is one in which the user may create
 * schemas. The catalogue of probes is in {@code dev.regauge.parity.probes}, reports are in {@code
 * dev.regauge.parity.report}.
 *
 * <pre>{@code
 * try (LoadedDriver from = DriverLoader.load(Profile.parse("pgjdbc:42.2.5"), List.of(oldJar));
 *         LoadedDriver to = DriverLoader.load(Profile.parse("pgjdbc:42.7.14"), List.of(newJar))) {
 *     Probe limit = Probe.named("mine/limit").prepare("select 1 limit ?").setString(1, "1").query();
 *     Comparison comparison = Parity.compare(from, to, database, List.of(limit));
 *     List<Cause> worstFirst = comparison.causes();
 * }
 * }</pre>
 */
@NullMarked
package dev.regauge.parity;

import org.jspecify.annotations.NullMarked;
