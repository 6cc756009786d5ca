package dev.regauge.copy;

import dev.regauge.copy.travel.Choice;
import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Situation;
import dev.regauge.copy.travel.Situation.Transaction;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.travel.Way;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** How all rows travel, and when the first of them have told enough to choose. */
final class Decision {

    /** What one flight of INSERTs takes; more rows than that are not gathered for the sake of a better choice. */
    private static final int MOST_GATHERED = 8 << 20;

    private static final int USUAL_ROW = 100;

    private final Optional<Way> forced;
    private final int gathered;
    private final Transaction transaction;
    private final Optional<Streams> streams;

    Decision(WriterSettings<?> settings, Footing footing) {
        this.forced = settings.way();
        this.streams = settings.streams();
        this.gathered = (int) Math.min(MOST_GATHERED, settings.memory());
        this.transaction = footing.own() ? Transaction.OWN : Transaction.CALLERS;
    }

    /** How many bytes of rows are gathered at most. */
    int gathered() {
        return gathered;
    }

    /**
     * The way to begin to send, with more rows to come; empty to gather on. COPY need only be as good as the best but for a
     * tenth: the server then works while rows are made, and they need not be kept.
     */
    Optional<Way> streaming(Target target, Rows rows) {
        if (forced.isPresent() || target.upsert().isPresent()) {
            Way way = way(target, rows);
            return Optional.of(way).filter(chosen -> chosen == Way.COPY || isFull(rows));
        }
        if (target.takes(Way.COPY)) {
            return Optional.of(Way.COPY).filter(copy -> isFull(rows) || isNearlyBest(copy, target, rows));
        }
        return Optional.of(way(target, rows)).filter(chosen -> isFull(rows));
    }

    private boolean isFull(Rows rows) {
        return rows.bytes().size() >= gathered;
    }

    private boolean isNearlyBest(Way way, Target target, Rows rows) {
        Map<Way, Duration> predicted = choice(target, rows.count(), rows.bytes().size(), forced)
                .explanation()
                .predicted();
        long best = Collections.min(predicted.values()).toNanos();
        return predicted.getOrDefault(way, Duration.ofDays(1)).toNanos() <= best + best / 10;
    }

    Way way(Target target, Rows rows) {
        return forced.isEmpty() && target.upsert().isPresent()
                ? UpsertWays.way(target, rows)
                : choice(target, rows.count(), rows.bytes().size()).way();
    }

    /** Which way so many rows of usual size would go, and why. */
    Explanation explanation(Target target, long rows) {
        if (target.upsert().isEmpty()) {
            return streams.isEmpty() ? choice(target, rows, 0).explanation() : ofStreams(streams.get(), target, rows);
        }
        Way way = forced.orElseGet(() -> UpsertWays.way(target, rows, rows * USUAL_ROW));
        return UpsertWays.explanation(target, way, forced.isPresent(), situation(target, rows, USUAL_ROW, transaction));
    }

    private Explanation ofStreams(Streams several, Target target, long rows) {
        StreamWords.requirePossible(target, several);
        return rows * USUAL_ROW < StreamsDelivery.LEAST
                ? StreamWords.tooFew(choice(target, rows, 0).explanation())
                : StreamWords.planned(target, several, situation(target, rows, USUAL_ROW, transaction));
    }

    /** Why that way. */
    Optional<Explanation> explanation(Target target, Rows rows, Way gone) {
        if (target.upsert().isPresent()) {
            int rowBytes = rows.bytes().size() / Math.max(1, rows.count());
            return Optional.of(UpsertWays.explanation(
                    target, gone, forced.isPresent(), situation(target, rows.count(), rowBytes, transaction)));
        }
        Choice choice = choice(target, rows.count(), rows.bytes().size());
        return Optional.of(
                        choice.way() == gone
                                ? choice
                                : choice(target, rows.count(), rows.bytes().size(), Optional.of(gone)))
                .map(Choice::explanation);
    }

    /**
     * The choice for so many rows that have so many bytes together.
     *
     * @throws dev.regauge.copy.travel.NoWayException when the way that was forced is impossible
     */
    Choice choice(Target target, long rows, long bytes) {
        return choice(target, rows, bytes, forced);
    }

    private Choice choice(Target target, long rows, long bytes, Optional<Way> wanted) {
        int rowBytes = bytes == 0 ? USUAL_ROW : (int) Math.min(Integer.MAX_VALUE, bytes / rows);
        return Choice.of(
                target.destination(), situation(target, rows, rowBytes, transaction), target.obstacles(), wanted);
    }

    static Situation situation(Target target, long rows, int rowBytes, Footing footing) {
        return situation(target, rows, rowBytes, footing.own() ? Transaction.OWN : Transaction.CALLERS);
    }

    private static Situation situation(Target target, long rows, int rowBytes, Transaction transaction) {
        return Situation.of(
                rows,
                rowBytes,
                target.columns().size(),
                transaction,
                target.known().roundTrip());
    }
}
