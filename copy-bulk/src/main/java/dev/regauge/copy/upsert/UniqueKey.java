package dev.regauge.copy.upsert;

import dev.regauge.sql.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A unique index and why it may be of no use to {@code on conflict}.
 *
 * @param columns its columns in order, without those that are included only
 * @param collations theirs, as SQL has them; empty texts for types that have none
 * @param nullsEqual whether NULL meets NULL there ({@code nulls not distinct}, PostgreSQL 15)
 * @param expressions whether it is over something else than columns
 * @param partial whether it has a condition
 * @param deferrable whether it is checked later than at once
 * @param valid whether it is complete
 */
record UniqueKey(
        List<String> columns,
        List<String> collations,
        boolean nullsEqual,
        boolean expressions,
        boolean partial,
        boolean deferrable,
        boolean valid) {

    /** Whether {@code on conflict} with these columns finds it: the same columns in any order, nothing else. */
    boolean arbitrates(List<String> keys) {
        return !expressions
                && !partial
                && !deferrable
                && valid
                && Set.copyOf(columns).equals(Set.copyOf(keys));
    }

    String collation(String column) {
        return collations.get(columns.indexOf(column));
    }

    /** As a message names it. */
    String shown() {
        String names = expressions
                ? "an expression"
                : columns.stream().map(name -> Identifier.of(name).toString()).collect(Collectors.joining(", "));
        String why = partial ? ", partial" : deferrable ? ", deferrable" : valid ? "" : ", not valid";
        return "unique (" + names + ")" + why;
    }
}
