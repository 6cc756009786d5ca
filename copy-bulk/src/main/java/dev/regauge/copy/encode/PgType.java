package dev.regauge.copy.encode;

import java.util.List;
import java.util.Optional;

/**
 * A type of the server's, with the types it is made of.
 *
 * @param oid the server's number for it
 * @param sql its name as SQL has it, qualified and quoted where needed: {@code integer}, {@code app."Mood"[]}
 * @param name its bare name in {@code pg_type}: {@code int4}, {@code hstore}, {@code _int4}
 * @param builtIn whether it is in {@code pg_catalog}; a type of an extension or of the user is not
 * @param kind what it is made of
 * @param element of an array: the type of its elements; of a domain: the type it is over; of a range: its subtype; of a
 *     multirange: its range
 * @param elementModifier of a domain: the modifier it gives to the type it is over; -1 for none
 * @param attributes of a composite: its attributes in order
 * @param labels of an enum: its labels in order
 */
public record PgType(
        int oid,
        String sql,
        String name,
        boolean builtIn,
        Kind kind,
        Optional<PgType> element,
        int elementModifier,
        List<Attribute> attributes,
        List<String> labels) {

    public enum Kind {
        BASE,
        ARRAY,
        DOMAIN,
        ENUM,
        COMPOSITE,
        RANGE,
        MULTIRANGE
    }

    /**
     * One attribute of a composite.
     *
     * @param modifier the type modifier, as {@code atttypmod} has it; -1 for none
     */
    public record Attribute(String name, PgType type, int modifier) {}

    public PgType {
        attributes = List.copyOf(attributes);
        labels = List.copyOf(labels);
    }

    /** A type of {@code pg_catalog} that is made of nothing else. */
    public static PgType base(int oid, String sql, String name) {
        return new PgType(oid, sql, name, true, Kind.BASE, Optional.empty(), -1, List.of(), List.of());
    }
}
