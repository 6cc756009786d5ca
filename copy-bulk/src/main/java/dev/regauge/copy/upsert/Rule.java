package dev.regauge.copy.upsert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to happen when a row meets one of the same key.
 *
 * @param keys the columns that make the key, in the order in which rows are sorted by it
 * @param meeting what becomes of the row that is there
 * @param updated the columns of {@link Meeting#UPDATE_SOME}; otherwise none
 * @param locking whether the table is locked because no unique index keeps the key
 */
public record Rule(List<String> keys, Meeting meeting, List<String> updated, boolean locking) {

    /** What becomes of a row that is there already. */
    public enum Meeting {
        /** It takes all columns of the mapping that are not of the key. */
        UPDATE_ALL,
        /** It takes some of them. */
        UPDATE_SOME,
        /** It stays. */
        NOTHING,
        /** It stays, and of several that are given the first one counts: whoever is there first stays, in whatever steps. */
        FIRST_STAYS
    }

    public Rule {
        keys = List.copyOf(keys);
        updated = List.copyOf(updated);
        eachOnce("key", keys);
        if (meeting == Meeting.UPDATE_SOME) {
            eachOnce("column to update", updated);
        }
        updated.stream().filter(Set.copyOf(keys)::contains).findFirst().ifPresent(column -> {
            throw new IllegalArgumentException("\"" + column
                    + "\" is a column of the key and cannot be updated: rows meet because they are equal there");
        });
    }

    /** As callers write it. */
    @Override
    public String toString() {
        String met = switch (meeting) {
            case UPDATE_ALL -> "updatingAll()";
            case UPDATE_SOME -> "updating(" + quoted(updated) + ")";
            case NOTHING, FIRST_STAYS -> "doingNothing()";
        };
        return "Upsert." + (locking ? "mergeOn(" : "on(") + quoted(keys) + ")." + met;
    }

    private static String quoted(List<String> names) {
        return '"' + String.join("\", \"", names) + '"';
    }

    private static void eachOnce(String what, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("An upsert needs at least one " + what);
        }
        Set<String> once = new LinkedHashSet<>(names);
        if (once.size() != names.size()) {
            throw new IllegalArgumentException("An upsert names each " + what + " once: " + names);
        }
    }
}
