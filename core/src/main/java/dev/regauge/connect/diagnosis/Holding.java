package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.Optional;

/**
 * A borrowed connection, and what its holding explains.
 *
 * @param lease who has it
 * @param held for how long it was held when the pool was looked at
 * @param session what the server says about it; empty when it could not be asked, or has no such session
 * @param abandoned whether the code that borrowed it runs no longer
 * @param verdict what kind of holding it is
 */
record Holding(Lease lease, Duration held, Optional<Session> session, boolean abandoned, Verdict verdict) {}
