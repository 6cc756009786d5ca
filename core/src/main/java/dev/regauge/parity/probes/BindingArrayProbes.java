package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arrays of every kind. */
final class BindingArrayProbes {

    private static final String BOUNDED = "v::text || ' from ' || coalesce(array_lower(v, 1)::text, 'nowhere')";

    private static final String BYTES =
            "Bind the array's literal as a text, `setString(i, \"{\\\"\\\\\\\\x0102\\\"}\")` into `?::text::bytea[]`.";

    private BindingArrayProbes() {}

    static List<Probe> all() {
        return Stream.of(created(), objects(), oddities()).flatMap(List::stream).toList();
    }

    private static List<Probe> created() {
        return advised(
                "Bind the array's literal as a text, `setString(i, \"{1,2}\")` into `?::text::int4[]`, and let"
                        + " the server check it.",
                array(
                        "array-of-uuid",
                        "uuid",
                        "uuid",
                        "UUID.fromString(\"2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55\")",
                        UUID.fromString("2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55")),
                array("array-of-dates", "date", "date", "Date.valueOf(\"2020-02-29\")", Date.valueOf("2020-02-29")),
                array(
                        "array-of-timestamps",
                        "timestamp",
                        "timestamp",
                        "Timestamp.valueOf(\"2020-02-29 10:11:12.5\")",
                        Timestamp.valueOf("2020-02-29 10:11:12.5")),
                array("array-of-bytea", "bytea", "bytea", "{1, 2}", new byte[] {1, 2})
                        .instead(BYTES),
                array("array-of-enum", "mood", "mood", "\"glad\"", "glad")
                        .given("create type mood as enum ('sad', 'glad')"),
                array("array-of-int4-for-int8", "int8", "int8", "1", 1),
                array("array-of-long-for-int4", "int4", "int4", "4294967297L", 4_294_967_297L),
                array("array-of-strings-for-int4", "int4", "int4", "\"1\", \"2\"", "1", "2"),
                array("array-empty", "int4", "int4", ""),
                array("array-of-nulls", "text", "text", "null, \"NULL\", \"\"", null, "NULL", ""),
                array(
                        "array-quoted",
                        "text",
                        "text",
                        "\"a,b\", \"c\\\"d\", \"e\\\\f\", \"{g}\", \" h \"",
                        "a,b",
                        "c\"d",
                        "e\\f",
                        "{g}",
                        " h "),
                array("array-type-upper-case", "int4", "INT4", "1", 1),
                array("array-type-float", "float8", "float", "1.5", 1.5),
                Probe.named("binding/array-type-unknown").does((connection, see) -> {
                    connection.createArrayOf("nosuchtype", new Integer[] {1});
                    see.text("created");
                }));
    }

    private static List<Probe> objects() {
        return advised(
                "Use `setArray(i, connection.createArrayOf(\"int4\", new Integer[] {...}))`, which every driver stores from 1 on.",
                object("object-int-array-bounds", "int4[]", "new int[] {1, 2}", new int[] {1, 2}),
                object("object-int-array-empty", "int4[]", "new int[0]", new int[0]),
                object("object-long-array-bounds", "int8[]", "new long[] {1, 2}", new long[] {1, 2}),
                object("object-double-array-bounds", "float8[]", "new double[] {1.5, 2}", new double[] {1.5, 2}),
                object("object-boolean-array", "bool[]", "new boolean[] {true, false}", new boolean[] {true, false}),
                object("object-string-array-bounds", "text[]", "new String[] {\"a\", null}", new String[] {"a", null}),
                object("object-int-array-nested", "int4[]", "new int[][] {{1, 2}, {3, 4}}", new int[][] {{1, 2}, {3, 4}
                }),
                object("object-uuid-array", "uuid[]", "new UUID[] {new UUID(1, 2)}", new UUID[] {new UUID(1, 2)}),
                object(
                        "object-big-decimal-array",
                        "numeric[]",
                        "new BigDecimal[] {new BigDecimal(\"1.50\")}",
                        new BigDecimal[] {new BigDecimal("1.50")}),
                object("object-bytes-array", "bytea[]", "new byte[][] {{1, 2}}", new byte[][] {{1, 2}})
                        .instead(BYTES),
                OneValue.stored(
                        "binding/object-int-array-as-array",
                        "int4[]",
                        BOUNDED,
                        "setObject(1, new int[] {1, 2}, Types.ARRAY)",
                        s -> s.setObject(1, new int[] {1, 2}, Types.ARRAY)),
                OneValue.asked(
                        "binding/object-int-array-any",
                        "select v from (values (1), (2), (3)) t (v) where v = any(?) order by v",
                        "setObject(1, new int[] {1, 2})",
                        s -> s.setObject(1, new int[] {1, 2})));
    }

    private static List<Probe> oddities() {
        return advised(
                "Bind the array's literal as a text, `setString(i, \"{1,2}\")` into `?::text::int4[]`, and let"
                        + " the server check it.",
                table("array-nested", "int4[]").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setArray(1, connection.createArrayOf("int4", new Integer[][] {{1, 2}, {3, null}}));
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("array-ragged", "int4[]").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setArray(1, connection.createArrayOf("int4", new Integer[][] {{1, 2}, {3}}));
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("array-nested-empty", "int4[]").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setArray(1, connection.createArrayOf("int4", new Integer[][] {{}, {}}));
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("array-null", "int4[]").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setArray(1, null);
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("array-read-and-stored", "int4[]").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select '[2:3]={1,2}'::int4[]");
                    rows.next();
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setArray(1, rows.getArray(1));
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("array-of-composites", "pair[]")
                        .given("create type pair as (a int, b text)", "create table t (v pair[])")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                            s.setArray(1, connection.createArrayOf("pair", new String[] {"(1,x)", "(2,)"}));
                            see.count(s.executeUpdate());
                            see.stored("select v::text from t");
                        }));
    }

    /** The elements are in an array of the first one's class, as a program would have it. */
    private static Probe array(
            String name, String element, String typeName, String code, @Nullable Object... elements) {
        Class<?> type = elements.length == 0 || elements[0] == null ? String.class : elements[0].getClass();
        @Nullable
        Object[] typed =
                Arrays.copyOf(elements, elements.length, type.arrayType().asSubclass(Object[].class));
        String array = "new " + type.getSimpleName() + "[] {" + code + "}";
        return Probe.named("binding/" + name)
                .prepare("select (?::" + element + "[])::text")
                .line(
                        "s.setArray(1, connection.createArrayOf(\"" + typeName + "\", " + array + "))",
                        (connection, see) -> see.prepared().setArray(1, connection.createArrayOf(typeName, typed)))
                .query();
    }

    private static Probe object(String name, String type, String code, Object value) {
        return OneValue.stored(
                "binding/" + name, type, BOUNDED, "setObject(1, " + code + ")", s -> s.setObject(1, value));
    }

    private static Probe table(String name, String type) {
        Probe probe = Probe.named("binding/" + name);
        return type.equals("pair[]") ? probe : probe.given("create table t (v " + type + ")");
    }
}
