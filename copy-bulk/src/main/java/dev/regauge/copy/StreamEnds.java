package dev.regauge.copy;

import dev.regauge.copy.travel.ParallelCopy;
import dev.regauge.copy.travel.StreamsFailed;
import dev.regauge.copy.wire.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has become of each stream of a load that failed; the server is asked about one whose answer was lost.
 *
 * @param kept how many rows of each
 * @param allCommitted whether each has stored what it was given
 * @param anyCommitted whether any has stored in the table what it was given
 * @param counted whether the server has counted them all; otherwise a trigger may have kept some out
 */
record StreamEnds(List<Long> kept, boolean allCommitted, boolean anyCommitted, boolean counted) {

    static StreamEnds of(ParallelCopy over, StreamsFailed failure, LoadSession session, WriterSettings<?> settings) {
        List<Long> kept = new ArrayList<>(failure.kept());
        boolean all = over.isPartial();
        boolean any = false;
        boolean counted = true;
        for (int i = 0; i < kept.size(); i++) {
            if (over.isUndecided(i) && isCommitted(over.transaction(i), failure, session, settings)) {
                counted &= over.counted(i).isPresent();
                any = true;
                kept.set(i, over.counted(i).orElse(over.sent().get(i)));
            } else {
                all &= over.isCommitted(i);
                any |= over.isPartial() && over.isCommitted(i) && over.sent().get(i) > 0;
            }
        }
        return new StreamEnds(List.copyOf(kept), all, any, counted);
    }

    private static boolean isCommitted(
            Optional<String> transaction, StreamsFailed failure, LoadSession session, WriterSettings<?> settings) {
        Outcome outcome = transaction
                .map(number -> session.outcome(number, settings.patience()))
                .orElse(Outcome.UNKNOWN);
        if (outcome == Outcome.UNKNOWN) {
            throw BulkOutcomeUnknownException.ofStream(
                    settings.table(), failure.kept(), transaction.map(Outcome::question), failure);
        }
        return outcome == Outcome.COMMITTED;
    }

    long rows() {
        return kept.stream().mapToLong(Long::longValue).sum();
    }
}
