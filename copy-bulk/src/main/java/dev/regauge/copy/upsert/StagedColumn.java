package dev.regauge.copy.upsert;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.sql.Identifier;
import java.util.List;

/**
 * A column of the mapping as it is staged.
 *
 * @param type as the staging table declares it
 * @param cast what its text is cast to before it is inserted; empty where it is staged in its own type
 * @param collation what a column of the key is sorted and told apart by, as the unique index does; otherwise empty
 * @param neverNull whether it is of a key in which NULL never meets NULL
 */
record StagedColumn(String name, String type, String cast, String collation, boolean neverNull, Column.Filled filled) {

    static StagedColumn of(Column column, Encoder.Format format, Rule rule, Catalog catalog, List<UniqueKey> arbiters) {
        boolean key = rule.keys().contains(column.name());
        String type = requireNonNull(catalog.types().get(column.name()));
        String cast = requireNonNull(catalog.casts().get(column.name()));
        boolean text = format == Encoder.Format.TEXT;
        return new StagedColumn(
                column.name(),
                text ? "pg_catalog.text" : type,
                text ? cast : "",
                key && !arbiters.isEmpty() ? arbiters.get(0).collation(column.name()) : "",
                key && (arbiters.isEmpty() || !arbiters.stream().allMatch(UniqueKey::nullsEqual)),
                column.filled());
    }

    String quoted() {
        return Identifier.of(name).toString();
    }

    /** As the staging table declares it. */
    String declared() {
        return quoted() + " " + type + (neverNull ? " not null" : "");
    }

    /** Its value in the type of the target's column. */
    String value(String from) {
        return from + "." + quoted() + (cast.isEmpty() ? "" : "::" + cast);
    }

    /** Its value as rows are sorted by it. */
    String sorted(String from) {
        return value(from) + (collation.isEmpty() ? "" : " collate " + collation);
    }

    /** The same where it has the type of the target's column already. */
    String collated(String from) {
        return from + "." + quoted() + (collation.isEmpty() ? "" : " collate " + collation);
    }
}
