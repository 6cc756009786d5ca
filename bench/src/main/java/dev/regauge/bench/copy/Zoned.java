package dev.regauge.bench.copy;

import java.time.ZonedDateTime;

/** A wide row with its time in the only class that PgBulkInsert takes for it. */
record Zoned(Wide row, ZonedDateTime placed) {

    static Zoned of(Wide row) {
        return new Zoned(row, row.placed().toZonedDateTime());
    }
}
