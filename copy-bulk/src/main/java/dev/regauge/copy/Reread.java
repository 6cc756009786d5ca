package dev.regauge.copy;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A value is refused for what was known of its table. Before that is said, the table is read again, unless it has been just
 * now: the column may have been altered to take it, and whoever leaves the row out would lose it.
 */
record Reread(LoadSession session, Target target, Duration patience) {

    /** Whether it is another one; to be asked when the load is over. */
    boolean isChanged() {
        try {
            return !KnownTables.isFresh(session.key(), target.named()) && isAnother();
        } catch (SQLException | RuntimeException e) {
            return false; // the refusal is right for all that is known
        }
    }

    private boolean isAnother() throws SQLException {
        if (session.source().isEmpty()) {
            return isAnother(session);
        }
        LoadSession again = LoadSession.of(session.source().get(), patience);
        try {
            return isAnother(again);
        } finally {
            again.release();
        }
    }

    private boolean isAnother(LoadSession reading) throws SQLException {
        Table now = KnownTable.read(reading, target.named()).table();
        return !target.columns().stream()
                .allMatch(then -> now.column(then.name())
                        .filter(found -> refusesTheSame(found, then))
                        .isPresent());
    }

    private static boolean refusesTheSame(Column now, Column then) {
        return now.type().equals(then.type()) && now.modifier() == then.modifier() && now.notNull() == then.notNull();
    }

    TableChangedException changed(ValueRefusedException refused) {
        return new TableChangedException(target.named(), refused);
    }
}
