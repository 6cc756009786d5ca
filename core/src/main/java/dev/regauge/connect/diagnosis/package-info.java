/**
 * Why a pool has no connection left: who holds them, since when, what they do, and what to change.
 *
 * <p>A {@link dev.regauge.connect.diagnosis.PoolWatch} remembers who borrowed each connection. When the pool is exhausted it
 * joins that with what the server says about the same sessions, and the caller gets a {@link
 * dev.regauge.connect.diagnosis.PoolExhaustedException} that says why.
 */
@NullMarked
package dev.regauge.connect.diagnosis;

import org.jspecify.annotations.NullMarked;
