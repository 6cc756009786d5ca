package dev.regauge.copy;

import dev.regauge.copy.table.Guard;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Destination;
import java.util.List;

/**
 * The statements of a COPY into a table.
 *
 * @param condition that holds while COPY does what it would have done when the table was read
 * @param guard a statement behind it that fails where it does not hold; or none
 */
record CopyTexts(String copy, String condition, List<String> guard) {

    /** @param insert the condition under which INSERT does what it would have done */
    static CopyTexts of(Destination destination, Table table, String insert) {
        String condition = insert + " and " + Guard.noRule(table);
        return new CopyTexts(destination.copy(), condition, List.of(Guard.statement(condition)));
    }

    CopyTexts withoutGuard() {
        return new CopyTexts(copy, "", List.of());
    }
}
