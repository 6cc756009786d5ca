package dev.regauge.copy.table;

import dev.regauge.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The sentence about a table that is not there. */
final class MissingTable {

    private MissingTable() {}

    /** @param known all tables there are, with their schemas */
    static TableRefusedException refusal(Identifier named, List<Identifier> known) {
        return new TableRefusedException(
                "Cannot write into " + named,
                named.names().size() == 1 ? "no such table on the search path" : "no such table",
                advice(named, known));
    }

    private static String advice(Identifier named, List<Identifier> known) {
        String table = named.last();
        Optional<Identifier> elsewhere = first(known, other -> other.last().equals(table));
        if (elsewhere.isPresent()) {
            return "name its schema: there is " + elsewhere.get();
        }
        Optional<Identifier> dotted =
                first(known, other -> String.join(".", other.names()).equals(table));
        if (dotted.isPresent()) {
            return "name schema and table apart: a dot is part of a name, and there is " + dotted.get();
        }
        return Nearest.of(table, known.stream().map(Identifier::last).toList())
                .flatMap(near -> first(known, other -> other.last().equals(near)))
                .map(near -> "check the name: there is " + near)
                .orElse("create it first, or check the database and the search path");
    }

    private static Optional<Identifier> first(List<Identifier> known, Predicate<Identifier> fits) {
        return known.stream().filter(fits).findFirst();
    }
}
