package dev.regauge.copy.encode;

import java.util.List;
import java.util.Optional;

/**
 * A type of the server's, with the types it is made of.
 *
 * @param oid the server's number for it
 * @param sql its name as SQL has it, to be used in casts whatever the search path: {@code integer}, {@code "app"."Mood"[]}
 * @param name its bare name in {@code pg_type}: {@code int4}, {@code hstore}, {@code _int4}
 * @param builtIn whether it is in {@code pg_catalog}; a type of an extension or of the user is not
 * @param kind what it is made of
 * @param element of an array: the type of its elements; of a domain: the type it is over; of a range: its subtype; of a
 *     multirange: its range
 * @param elementModifier of a domain: the modifier it gives to the type it is over; -1 for none
 * @param notNull of a domain: whether it refuses NULL itself, the domains it is over aside
 * @param relation of a composite: the number under which its attributes are filed; otherwise 0
 * @param attributes of a composite: its attributes in order
 * @param labels of an enum: its labels in order
 * @param extension the extension it belongs to: a type called {@code hstore} may be anybody's
 */
public record PgType(
        int oid,
        String sql,
        String name,
        boolean builtIn,
        Kind kind,
        Optional<PgType> element,
        int elementModifier,
        boolean notNull,
        int relation,
        List<Attribute> attributes,
        List<String> labels,
        Optional<String> extension) {

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
    public record Attribute(String name, int number, PgType type, int modifier) {}

    public PgType {
        attributes = List.copyOf(attributes);
        labels = List.copyOf(labels);
    }

    /** A type of {@code pg_catalog} that is made of nothing else. */
    public static PgType base(int oid, String sql, String name) {
        return new PgType(
                oid,
                sql,
                name,
                true,
                Kind.BASE,
                Optional.empty(),
                -1,
                false,
                0,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The type it is made of, of the kinds that have one. */
    PgType part() {
        return element.orElseThrow(() -> new IllegalStateException(sql + " is made of no other type"));
    }

    /** Whether the type, as one of an extension of the same name, is that extension's. */
    boolean isOf(String extensionNamed) {
        return extension.isPresent() && extension.get().equals(extensionNamed);
    }

    /** Whether a column of this type refuses NULL by the type alone: a domain, or one it is over, does. */
    public boolean refusesNull() {
        return kind == Kind.DOMAIN && (notNull || part().refusesNull());
    }
}
