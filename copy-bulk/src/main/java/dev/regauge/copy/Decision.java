package dev.regauge.copy;

import dev.regauge.copy.travel.Choice;
import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Situation;
import dev.regauge.copy.travel.Situation.Transaction;
import dev.regauge.copy.travel.Way;
import java.util.Optional;

/** How all rows travel, and when the first of them have told enough to choose. */
final class Decision {

    /** What one flight of INSERTs takes; more rows than that are not gathered for the sake of a better choice. */
    private static final int MOST_GATHERED = 8 << 20;

    private static final int USUAL_ROW = 100;

    private final Optional<Way> forced;
    private final int gathered;
    private final Transaction transaction;

    Decision(WriterSettings<?> settings, Footing footing) {
        this.forced = settings.way();
        this.gathered = (int) Math.min(MOST_GATHERED, settings.memory());
        this.transaction = footing.own() ? Transaction.OWN : Transaction.CALLERS;
    }

    /** How many bytes of rows are gathered at most. */
    int gathered() {
        return gathered;
    }

    /** Whether the rows so far are so many that sending can begin. */
    boolean isToBeSent(Target target, Rows rows) {
        int bytes = rows.bytes().size();
        if (bytes >= gathered) {
            return true;
        }
        return isChosenByCost(target)
                ? rows.count() >= choice(target, rows.count(), bytes).copyFrom()
                : way(target, rows) == Way.COPY;
    }

    private boolean isChosenByCost(Target target) {
        return forced.isEmpty() && target.upsert().isEmpty();
    }

    Way way(Target target, Rows rows) {
        return forced.isEmpty() && target.upsert().isPresent()
                ? UpsertWays.way(target, rows)
                : choice(target, rows.count(), rows.bytes().size()).way();
    }

    /** Why that way; empty for an upsert, whose ways are its own. */
    Optional<Explanation> explanation(Target target, Rows rows) {
        return target.upsert().isPresent()
                ? Optional.empty()
                : Optional.of(choice(target, rows.count(), rows.bytes().size()).explanation());
    }

    /**
     * The choice for so many rows that have so many bytes together.
     *
     * @throws dev.regauge.copy.travel.NoWayException when the way that was forced is impossible
     */
    Choice choice(Target target, long rows, long bytes) {
        int rowBytes = bytes == 0 ? USUAL_ROW : (int) Math.min(Integer.MAX_VALUE, bytes / rows);
        Situation situation = Situation.of(
                rows,
                rowBytes,
                target.columns().size(),
                transaction,
                target.known().roundTrip());
        return Choice.of(target.destination(), situation, target.obstacles(), forced);
    }
}
