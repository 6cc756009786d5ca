package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pool at one moment: its places, and what each is taken by.
 *
 * @param exhausted whether a caller has just waited in vain
 * @param size how many connections the pool may have
 * @param total how many it has
 * @param inUse how many are borrowed
 * @param waiting how many callers wait
 * @param borrows connections borrowed during the window
 * @param givenUp callers that got none during the window
 * @param window how far was looked back
 * @param borrowTimeout how long a caller waits
 * @param holdings the borrowed connections that are known
 * @param refusal why the pool's last attempt to open a connection failed; empty when it did not
 * @param refusals how many attempts in a row have failed
 * @param connecting how long an attempt has been under way
 * @param server what the server said
 */
record Snapshot(
        boolean exhausted,
        int size,
        int total,
        int inUse,
        int waiting,
        int borrows,
        int givenUp,
        Duration window,
        Duration borrowTimeout,
        List<Holding> holdings,
        Optional<Refusal> refusal,
        int refusals,
        Duration connecting,
        ServerAnswer server) {

    /** How long a connection may be held, or a statement run, before it is called long. */
    static Duration patience(Duration borrowTimeout) {
        return borrowTimeout.dividedBy(2);
    }

    /** Why no connection could be opened, by the pool or to ask the server. */
    Optional<Refusal> why() {
        return refusal.or(server::refusal);
    }

    /** Connections that the pool may have and has not. */
    int missing() {
        return Math.max(0, size - total);
    }

    /** How many places each verdict explains. */
    Map<Verdict, Integer> shares() {
        Map<Verdict, Integer> shares = new EnumMap<>(Verdict.class);
        holdings.forEach(holding -> shares.merge(holding.verdict(), 1, Integer::sum));
        whyMissing().ifPresent(why -> shares.merge(why, missing(), Integer::sum));
        // The pool asks each connection whether it lives before it gives it out.
        Optional<Verdict> unanswered = server.refusal().map(Refusal::verdict).filter(Verdict.UNREACHABLE::equals);
        if (exhausted && unanswered.isPresent() && unseen() > 0) {
            shares.merge(unanswered.get(), unseen(), Integer::sum);
        } else if (exhausted && borrows > 0 && unseen() > 0) {
            shares.merge(Verdict.UNDERSIZED, unseen(), Integer::sum);
        } else if (exhausted && pastTheWatch() > 0) {
            shares.merge(Verdict.UNKNOWN, pastTheWatch(), Integer::sum);
        }
        return shares;
    }

    /**
     * The verdict with the largest share, when that is half of the pool or more. Where connections are busy with short work
     * and others are refused, the refusal is the reason: with them there would be enough, as far as anybody can say.
     */
    Verdict verdict() {
        Map<Verdict, Integer> shares = shares();
        if (!exhausted && waiting == 0) {
            shares.remove(Verdict.UNDERSIZED);
        }
        whyMissing().ifPresent(why -> {
            Integer busy = shares.remove(Verdict.UNDERSIZED);
            shares.merge(why, busy == null ? 0 : busy, Integer::sum);
        });
        return shares.entrySet().stream()
                .filter(share -> share.getValue() * 2 >= size && share.getValue() > 0)
                .max(Map.Entry.<Verdict, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Verdict, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(Verdict.UNKNOWN);
    }

    /**
     * Places that hold nothing that is known, although a caller has just waited in vain: given back in this moment, or opened,
     * or borrowed past the watch.
     */
    int unseen() {
        return Math.max(0, Math.min(total, size) - holdings.size());
    }

    /** Connections that are in use without a lease, where nobody has borrowed through the watch lately. */
    int pastTheWatch() {
        return borrows > 0 ? 0 : Math.max(0, inUse - holdings.size());
    }

    /** Why the pool cannot reach its size; empty when it has, or nothing hinders it. */
    private Optional<Verdict> whyMissing() {
        if (missing() == 0) {
            return Optional.empty();
        }
        boolean hanging = connecting.compareTo(patience(borrowTimeout)) >= 0;
        return refusal.map(Refusal::verdict).or(() -> hanging ? Optional.of(Verdict.UNREACHABLE) : Optional.empty());
    }
}
