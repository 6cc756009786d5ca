package dev.regauge.copy;

import dev.regauge.copy.upsert.Rule;
import dev.regauge.copy.upsert.Rule.Meeting;
import java.util.List;

/**
 * What happens to a row whose key is in the table already. Immutable.
 *
 * <pre>{@code
 * writer.withUpsert(Upsert.on("id").updatingAll())
 * }</pre>
 *
 * <p>Of several rows of one key in a load the last one wins, completely. Columns that the mapping does not have get their
 * default when the row is inserted and stay when it is updated; the columns of the key stay as they are too. A row is
 * updated only where a column would differ, to the byte: 1.0 becomes 1.00.
 *
 * <p>Rows are stored in the order of their keys, whatever order they came in. Writers that upsert into one table by the same
 * key, each in a transaction of its own, wait for each other and never in a circle.
 */
public final class Upsert {

    private final Rule rule;

    private Upsert(Rule rule) {
        this.rule = rule;
    }

    /**
     * By a key that a unique index is over: exactly these columns, without a condition, checked at once. A row whose key
     * holds NULL is refused, since it would never meet another, unless the index says {@code nulls not distinct}.
     *
     * @throws IllegalArgumentException when there is no column, or one twice
     */
    public static Key on(String... columns) {
        return new Key(List.of(columns), false);
    }

    /**
     * By columns that no unique index is over. Behind the rows, before they meet the table's, it is locked until the
     * transaction ends ({@code share row exclusive}): reading goes on, all other writing waits. Every row that has the key is
     * updated. NULL in the key is refused.
     *
     * <p>In a transaction of the caller's it has to be READ COMMITTED, because any other does not see what was committed before
     * the lock was granted; and it must not have written to the table, or two such transactions may wait in a circle.
     *
     * @throws IllegalArgumentException when there is no column, or one twice
     */
    public static Key mergeOn(String... columns) {
        return new Key(List.of(columns), true);
    }

    Rule rule() {
        return rule;
    }

    /** As it is written: {@code Upsert.on("id").updatingAll()}. */
    @Override
    public String toString() {
        return rule.toString();
    }

    /** The columns by which rows meet; to be completed by what happens then. */
    public static final class Key {

        private final List<String> columns;
        private final boolean locking;

        private Key(List<String> columns, boolean locking) {
            this.columns = columns;
            this.locking = locking;
            rule(Meeting.NOTHING, List.of());
        }

        /** The row that is there takes all columns of the mapping but those of the key. */
        public Upsert updatingAll() {
            return new Upsert(rule(Meeting.UPDATE_ALL, List.of()));
        }

        /**
         * The row that is there takes these columns; a new row has all.
         *
         * @throws IllegalArgumentException when there is no column, one twice, or one of the key
         */
        public Upsert updating(String... others) {
            return new Upsert(rule(Meeting.UPDATE_SOME, List.of(others)));
        }

        /** The row that is there stays as it is. */
        public Upsert doingNothing() {
            return new Upsert(rule(Meeting.NOTHING, List.of()));
        }

        private Rule rule(Meeting meeting, List<String> updated) {
            return new Rule(columns, meeting, updated, locking);
        }
    }
}
