package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import java.util.Optional;

/** When the first rows have told enough to choose how all travel. */
final class Decision {

    /** What one flight of INSERTs takes; more rows than that are not gathered for the sake of a better choice. */
    private static final int MOST_GATHERED = 8 << 20;

    private final Optional<Way> forced;
    private final int gathered;

    Decision(WriterSettings<?> settings) {
        this.forced = settings.way();
        this.gathered = (int) Math.min(MOST_GATHERED, settings.memory());
    }

    /** How many bytes of rows are gathered at most. */
    int gathered() {
        return gathered;
    }

    /** Whether the rows so far are so many that sending can begin. */
    boolean isToBeSent(Target target, Rows rows) {
        return rows.bytes().size() >= gathered || way(target, rows) == Way.COPY;
    }

    Way way(Target target, Rows rows) {
        if (forced.isEmpty() && target.upsert().isPresent()) {
            return UpsertWays.way(target, rows);
        }
        return forced.orElseGet(
                () -> target.takes(Way.COPY) ? Way.COPY : target.takes(Way.UNNEST) ? Way.UNNEST : Way.MULTI_VALUES);
    }
}
