package dev.regauge.copy;

import dev.regauge.copy.table.Guard;
import dev.regauge.copy.travel.Destination;
import java.util.List;

/**
 * The statements of a COPY into a table.
 *
 * @param guard a statement behind it that fails where the table is not the one that was read; or none
 */
record CopyTexts(String copy, List<String> guard) {

    /** @param condition of the guard */
    static CopyTexts of(Destination destination, String condition) {
        return new CopyTexts(destination.copy(), List.of(Guard.statement(condition)));
    }

    CopyTexts withoutGuard() {
        return new CopyTexts(copy, List.of());
    }
}
