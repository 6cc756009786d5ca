package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says of one borrowed connection what kind of holding it is.
 *
 * <p>All depends on one time, the patience: half of the borrow timeout. A connection that is held for less came back to
 * somebody while the caller waited; one that is held longer did not, or hardly.
 */
final class Judge {

    private final Duration patience;
    private final ServerAnswer server;

    Judge(Duration patience, ServerAnswer server) {
        this.patience = patience;
        this.server = server;
    }

    Holding judge(Lease lease, Duration held) {
        OptionalInt pid = lease.backend();
        Optional<Session> session = pid.isPresent() ? server.session(pid.getAsInt()) : Optional.empty();
        boolean abandoned = lease.abandoned();
        return new Holding(lease, held, session, abandoned, verdict(lease, held, session, abandoned));
    }

    /** What came back while the server was asked was no leak, and the server has spoken about somebody else's work. */
    private Verdict verdict(Lease lease, Duration held, Optional<Session> session, boolean abandoned) {
        if (!isLong(held)) {
            return Verdict.UNDERSIZED;
        }
        if (lease.over()) {
            return Verdict.UNKNOWN;
        }
        return session.map(seen -> bySession(seen, abandoned)).orElseGet(() -> byThread(lease, abandoned));
    }

    /** Long work of many short statements is neither of these. */
    private Verdict bySession(Session session, boolean abandoned) {
        if (session.active()) {
            return isLong(session.running()) ? Verdict.SLOW_QUERIES : Verdict.UNKNOWN;
        }
        if (!isLong(session.inState())) {
            return Verdict.UNKNOWN;
        }
        if (session.idle()) {
            return Verdict.LEAK;
        }
        if (session.idleInTransaction()) {
            return abandoned ? Verdict.LEAK : Verdict.IDLE_IN_TRANSACTION;
        }
        return Verdict.UNKNOWN;
    }

    private Verdict byThread(Lease lease, boolean abandoned) {
        if (abandoned) {
            return Verdict.LEAK;
        }
        if (Frames.inDriver(lease.now())) {
            return server.refusal()
                    .map(Refusal::verdict)
                    .filter(Verdict.UNREACHABLE::equals)
                    .orElse(Verdict.SLOW_QUERIES);
        }
        return lease.opensTransactions() ? Verdict.IDLE_IN_TRANSACTION : Verdict.UNKNOWN;
    }

    private boolean isLong(Duration duration) {
        return duration.compareTo(patience) >= 0;
    }
}
