package dev.regauge.load.typed;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.table.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one for each type whose text we know how to read. */
public final class TypedFields {

    private TypedFields() {}

    /**
     * For a column.
     *
     * @param utc whether the session's time zone is UTC, so that moments without a zone are known
     * @return empty for a type that always goes as text
     */
    public static Optional<TypedField> of(Column column, boolean utc) {
        return of(column.type(), column.modifier(), utc);
    }

    private static Optional<TypedField> of(PgType type, int modifier, boolean utc) {
        return switch (type.kind()) {
            case DOMAIN -> type.element().flatMap(over -> of(over, type.elementModifier(), utc));
            case ENUM -> Optional.of(TextField.ANY); // the server looks for the label itself
            case BASE -> type.builtIn() ? Optional.ofNullable(base(type.name(), modifier, utc)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static @Nullable TypedField base(String name, int modifier, boolean utc) {
        return switch (name) {
            case "bool" -> new BooleanField();
            case "int2" -> new WholeField(2, Short.MIN_VALUE, Short.MAX_VALUE);
            case "int4" -> new WholeField(4, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "int8" -> new WholeField(8, Long.MIN_VALUE, Long.MAX_VALUE);
            case "oid" -> new OidField();
            case "float4" -> new RealField(true);
            case "float8" -> new RealField(false);
            case "numeric" -> NumericField.of(modifier);
            case "uuid" -> new UuidField();
            case "bytea" -> new ByteaField();
            default -> textOrTime(name, modifier, utc);
        };
    }

    private static @Nullable TypedField textOrTime(String name, int modifier, boolean utc) {
        return switch (name) {
            case "text", "json" -> TextField.ANY;
            case "jsonb" -> new JsonbField();
            case "varchar", "bpchar" -> TextField.upTo(modifier);
            case "name" -> TextField.NAME;
            case "char" -> new CharField();
            case "date" -> new DateField();
            case "time" -> new TimeField();
            case "timestamp" -> new TimestampField(TimestampField.Zone.NONE);
            case "timestamptz" ->
                new TimestampField(utc ? TimestampField.Zone.UTC_UNLESS_GIVEN : TimestampField.Zone.GIVEN);
            default -> null;
        };
    }
}
