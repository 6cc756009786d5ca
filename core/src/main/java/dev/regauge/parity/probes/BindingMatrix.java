package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Every setter, and {@code setObject} with every class, with a column of every type. */
final class BindingMatrix {

    private static final UUID ID = UUID.fromString("2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55");

    private interface Binding {
        void on(PreparedStatement s, String literal) throws SQLException;
    }

    /**
     * A row of the matrix.
     *
     * @param name as it stands in the ids of probes
     * @param code the call; {@code literal} stands for the column's own value as a text
     * @param instead what to write where the call is refused
     */
    private record Setter(String name, String code, Binding binding, String instead) {
        Setter(String name, String code, Binding binding) {
            this(name, code, binding, "Use the setter of the column's own type, or cast: `?::type`.");
        }
    }

    private static final String TEXT_FOR_ANOTHER_TYPE =
            "Use the setter of the column's own type, cast (`?::type`), or `setObject(i, text, Types.OTHER)`.";

    private static final String TYPED_NULL =
            "Use `setNull(i, Types.NULL)` or `setObject(i, null)`, which every driver takes for every column.";

    private static final List<Setter> SETTERS = List.of(
            new Setter("set-boolean", "setBoolean(1, true)", (s, v) -> s.setBoolean(1, true)),
            new Setter("set-byte", "setByte(1, (byte) 7)", (s, v) -> s.setByte(1, (byte) 7)),
            new Setter("set-short", "setShort(1, (short) 7)", (s, v) -> s.setShort(1, (short) 7)),
            new Setter("set-int", "setInt(1, 7)", (s, v) -> s.setInt(1, 7)),
            new Setter("set-long", "setLong(1, 7L)", (s, v) -> s.setLong(1, 7L)),
            new Setter("set-float", "setFloat(1, 1.5f)", (s, v) -> s.setFloat(1, 1.5f)),
            new Setter("set-double", "setDouble(1, 2.5)", (s, v) -> s.setDouble(1, 2.5)),
            new Setter(
                    "set-big-decimal",
                    "setBigDecimal(1, new BigDecimal(\"1.50\"))",
                    (s, v) -> s.setBigDecimal(1, new BigDecimal("1.50"))),
            new Setter("set-bytes", "setBytes(1, new byte[] {1, 2})", (s, v) -> s.setBytes(1, new byte[] {1, 2})),
            new Setter(
                    "set-date",
                    "setDate(1, Date.valueOf(\"2020-02-29\"))",
                    (s, v) -> s.setDate(1, Date.valueOf("2020-02-29"))),
            new Setter(
                    "set-time",
                    "setTime(1, Time.valueOf(\"10:11:12\"))",
                    (s, v) -> s.setTime(1, Time.valueOf("10:11:12"))),
            new Setter(
                    "set-timestamp",
                    "setTimestamp(1, Timestamp.valueOf(\"2020-02-29 10:11:12\"))",
                    (s, v) -> s.setTimestamp(1, Timestamp.valueOf("2020-02-29 10:11:12"))),
            new Setter(
                    "set-character-stream",
                    "setCharacterStream(1, new StringReader(literal))",
                    (s, v) -> s.setCharacterStream(1, new StringReader(v)),
                    TEXT_FOR_ANOTHER_TYPE),
            new Setter(
                    "set-null-varchar", "setNull(1, Types.VARCHAR)", (s, v) -> s.setNull(1, Types.VARCHAR), TYPED_NULL),
            new Setter(
                    "set-null-integer", "setNull(1, Types.INTEGER)", (s, v) -> s.setNull(1, Types.INTEGER), TYPED_NULL),
            new Setter(
                    "set-null-timestamp",
                    "setNull(1, Types.TIMESTAMP)",
                    (s, v) -> s.setNull(1, Types.TIMESTAMP),
                    TYPED_NULL),
            new Setter("set-null-null", "setNull(1, Types.NULL)", (s, v) -> s.setNull(1, Types.NULL), TYPED_NULL),
            new Setter("set-null-other", "setNull(1, Types.OTHER)", (s, v) -> s.setNull(1, Types.OTHER), TYPED_NULL),
            new Setter("set-object-null", "setObject(1, null)", (s, v) -> s.setObject(1, null), TYPED_NULL),
            object("string", "literal", v -> v),
            new Setter(
                    "set-object-string-as-varchar",
                    "setObject(1, literal, Types.VARCHAR)",
                    (s, v) -> s.setObject(1, v, Types.VARCHAR),
                    TEXT_FOR_ANOTHER_TYPE),
            new Setter(
                    "set-object-string-as-other",
                    "setObject(1, literal, Types.OTHER)",
                    (s, v) -> s.setObject(1, v, Types.OTHER)),
            object("short", "(short) 7", v -> (short) 7),
            object("integer", "7", v -> 7),
            object("long", "7L", v -> 7L),
            object("big-integer", "BigInteger.valueOf(7)", v -> BigInteger.valueOf(7)),
            object("big-decimal", "new BigDecimal(\"1.50\")", v -> new BigDecimal("1.50")),
            object("double", "2.5", v -> 2.5),
            object("boolean", "true", v -> true),
            object("character", "'w'", v -> 'w'),
            object("uuid", "UUID.fromString(\"" + ID + "\")", v -> ID),
            object("bytes", "new byte[] {1, 2}", v -> new byte[] {1, 2}),
            object("date", "Date.valueOf(\"2020-02-29\")", v -> Date.valueOf("2020-02-29")),
            object(
                    "timestamp",
                    "Timestamp.valueOf(\"2020-02-29 10:11:12\")",
                    v -> Timestamp.valueOf("2020-02-29 10:11:12")),
            object("local-date", "LocalDate.parse(\"2020-02-29\")", v -> LocalDate.parse("2020-02-29")),
            object("local-time", "LocalTime.parse(\"10:11:12\")", v -> LocalTime.parse("10:11:12")),
            object(
                    "local-date-time",
                    "LocalDateTime.parse(\"2020-02-29T10:11:12\")",
                    v -> LocalDateTime.parse("2020-02-29T10:11:12")),
            object(
                    "offset-date-time",
                    "OffsetDateTime.parse(\"2020-02-29T10:11:12Z\")",
                    v -> OffsetDateTime.parse("2020-02-29T10:11:12Z")),
            object("int-array", "new int[] {1, 2}", v -> new int[] {1, 2}),
            object("integer-array", "new Integer[] {1, 2}", v -> new Integer[] {1, 2}),
            object("string-array", "new String[] {\"a\", \"b\"}", v -> new String[] {"a", "b"}));

    private interface OfLiteral {
        Object value(String literal);
    }

    private static Setter object(String name, String code, OfLiteral value) {
        return new Setter(
                "set-object-" + name,
                "setObject(1, " + code + ")",
                (s, v) -> s.setObject(1, value.value(v)),
                name.equals("string")
                        ? TEXT_FOR_ANOTHER_TYPE
                        : "Convert to the class that belongs to the column's type, or cast: `?::type`.");
    }

    private BindingMatrix() {}

    static List<Probe> all() {
        Stream<Probe> setters =
                ColumnType.ALL.stream().flatMap(type -> SETTERS.stream().map(setter -> into(type, setter)));
        Stream<Probe> strings =
                ColumnType.ALL.stream().flatMap(type -> Stream.of(stringInto(type), comparedWith(type)));
        return Stream.concat(setters, strings).toList();
    }

    /** Each has its own SQL text by the label of what is returned. */
    private static Probe into(ColumnType type, Setter setter) {
        String label = setter.name().replace('-', '_');
        return seat(setter.name() + "-into-" + type.name(), type)
                .prepare("insert into t (v) values (?) returning " + type.asText() + " as " + label)
                .line(
                        "s."
                                + setter.code()
                                        .replace(
                                                "literal",
                                                '"'
                                                        + type.literal()
                                                                .replace("\\", "\\\\")
                                                                .replace("\"", "\\\"")
                                                        + '"'),
                        (connection, see) -> setter.binding().on(see.prepared(), type.literal()))
                .query()
                .instead(setter.instead());
    }

    private static Probe stringInto(ColumnType type) {
        return seat("string-into-" + type.name(), type)
                .prepare("insert into t (v) values (?) returning " + type.asText())
                .setString(1, type.literal())
                .query()
                .instead(TEXT_FOR_ANOTHER_TYPE);
    }

    private static Probe comparedWith(ColumnType type) {
        return seat("string-compared-with-" + type.name(), type)
                .prepare("select count(*) from (select " + type.value() + " as v) t where v = ?")
                .setString(1, type.literal())
                .query()
                .instead(TEXT_FOR_ANOTHER_TYPE);
    }

    private static Probe seat(String name, ColumnType type) {
        return Probe.named("binding/" + name)
                .given(ColumnType.TYPES, type.table())
                .onSharedConnection();
    }
}
