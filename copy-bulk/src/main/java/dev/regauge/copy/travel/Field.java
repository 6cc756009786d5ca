package dev.regauge.copy.travel;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.table.Column;

/**
 * A field of the rows: the column it goes into, and how its content is written.
 *
 * @param format what the column's encoder writes
 */
public record Field(Column column, Encoder.Format format) {

    private static final int TEXT = 25;

    boolean isText() {
        return format == Encoder.Format.TEXT;
    }

    /** What a parameter that holds one value is. */
    int parameterType() {
        return isText() ? TEXT : column.type().oid();
    }

    /** What a parameter that holds many values is; 0 where only the server knows. */
    int arrayType() {
        return isText() ? ArrayTypes.TEXT : ArrayTypes.of(column.type().oid());
    }

    /** The type of one value's parameter, as SQL has it. */
    String parameterTypeName() {
        return isText() ? "pg_catalog.text" : typeName();
    }

    /**
     * The column's type without a modifier. The names of the standard are of no use here: {@code character} and {@code bit}
     * mean one of them, and a cast would cut off the others silently.
     */
    String typeName() {
        PgType type = column.type();
        return type.builtIn() ? "pg_catalog." + Names.quoted(type.name()) : type.sql();
    }

    /** Whether a column of values of this type can be unnested into just these: arrays fall apart into their elements. */
    boolean canBeUnnested() {
        return isText() || column.type().kind() != PgType.Kind.ARRAY;
    }
}
