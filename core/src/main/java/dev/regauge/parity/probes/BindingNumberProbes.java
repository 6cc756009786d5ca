package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;

/** Numbers at the ends of a column's range and beyond them. */
final class BindingNumberProbes {

    private static final String AS_TEXT =
            "Bind what is no finite number, and minus zero, as a text: `?::text::float8`, `?::text::numeric`.";

    private BindingNumberProbes() {}

    static List<Probe> all() {
        return Stream.of(wide(), wideCompared(), exact(), floating(), asType())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> wide() {
        return advised(
                "Convert to the column's own type in Java, so that what does not fit is refused: `setInt(i,"
                        + " Math.toIntExact(n))`, `setInt(i, BigDecimal.valueOf(d).intValueExact())`.",
                stored("int-wider-than-int2", "int2", "setInt(1, 65537)", s -> s.setInt(1, 65_537)),
                stored("long-wider-than-int4", "int4", "setLong(1, 4294967297L)", s -> s.setLong(1, 4_294_967_297L)),
                stored("double-fraction-into-int4", "int4", "setDouble(1, 1.9)", s -> s.setDouble(1, 1.9)),
                stored("double-wider-than-int4", "int4", "setDouble(1, 1e12)", s -> s.setDouble(1, 1e12)),
                stored("double-nan-into-int4", "int4", "setDouble(1, Double.NaN)", s -> s.setDouble(1, Double.NaN)),
                stored(
                        "big-decimal-fraction-into-int4",
                        "int4",
                        "setBigDecimal(1, new BigDecimal(\"3.7\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("3.7"))),
                stored(
                        "big-decimal-wider-than-int8",
                        "int8",
                        "setBigDecimal(1, new BigDecimal(\"9223372036854775808\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("9223372036854775808"))),
                stored(
                        "object-big-integer-wider-than-int8",
                        "int8",
                        "setObject(1, new BigInteger(\"9223372036854775808\"))",
                        s -> s.setObject(1, new BigInteger("9223372036854775808"))),
                stored("double-wider-than-float4", "float4", "setDouble(1, 1e300)", s -> s.setDouble(1, 1e300))
                        .instead("Check the range in Java: `Math.abs(d) <= Float.MAX_VALUE`."),
                stored(
                        "object-long-wider-than-int4-as-integer",
                        "int4",
                        "setObject(1, 4294967297L, Types.INTEGER)",
                        s -> s.setObject(1, 4_294_967_297L, Types.INTEGER)),
                stored(
                        "object-int-wider-than-int2-as-smallint",
                        "int2",
                        "setObject(1, 65537, Types.SMALLINT)",
                        s -> s.setObject(1, 65_537, Types.SMALLINT)));
    }

    private static List<Probe> wideCompared() {
        return advised(
                "Cast the parameter to the type of the Java value, so that the server compares the whole of it:"
                        + " `v = ?::int8`, `v = ?::float8`, `v = ?::numeric`.",
                compared("int-wider-compared-with-int2", "1::int2", "setInt(1, 65537)", s -> s.setInt(1, 65_537)),
                compared(
                        "long-wider-compared-with-int4",
                        "1::int4",
                        "setLong(1, 4294967297L)",
                        s -> s.setLong(1, 4_294_967_297L)),
                compared(
                        "double-fraction-compared-with-int4", "1::int4", "setDouble(1, 1.9)", s -> s.setDouble(1, 1.9)),
                compared(
                        "big-decimal-fraction-compared-with-int4",
                        "1::int4",
                        "setBigDecimal(1, new BigDecimal(\"1.9\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("1.9"))),
                compared("float-compared-with-float8", "0.1::float8", "setFloat(1, 0.1f)", s -> s.setFloat(1, 0.1f)),
                compared("double-compared-with-float4", "0.1::float4", "setDouble(1, 0.1)", s -> s.setDouble(1, 0.1)),
                compared(
                        "double-compared-with-numeric",
                        "12345678901234567.1::numeric",
                        "setDouble(1, 12345678901234568.0)",
                        s -> s.setDouble(1, 12345678901234568.0)),
                ask(
                        "double-as-limit",
                        "select v from (values (1), (2), (3)) t (v) limit ?",
                        "setDouble(1, 1.5)",
                        s -> s.setDouble(1, 1.5)));
    }

    private static List<Probe> exact() {
        return advised(
                "Bind a `BigDecimal`, `new BigDecimal(Float.toString(f))`, and write `'Infinity'` in the SQL.",
                stored(
                        "big-decimal-rounded-to-scale",
                        "numeric(10,2)",
                        "setBigDecimal(1, new BigDecimal(\"1.005\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("1.005"))),
                stored(
                        "big-decimal-negative-scale",
                        "numeric",
                        "setBigDecimal(1, new BigDecimal(\"1E+3\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("1E+3"))),
                stored(
                        "big-decimal-tiny",
                        "numeric",
                        "setBigDecimal(1, new BigDecimal(\"1E-30\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("1E-30"))),
                stored(
                        "big-decimal-many-digits",
                        "numeric",
                        "setBigDecimal(1, new BigDecimal(\"-12345678901234567890.00001234\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("-12345678901234567890.00001234"))),
                stored(
                        "big-decimal-zero-with-scale",
                        "numeric",
                        "setBigDecimal(1, new BigDecimal(\"0.000\"))",
                        s -> s.setBigDecimal(1, new BigDecimal("0.000"))),
                stored(
                        "object-big-integer-into-numeric",
                        "numeric",
                        "setObject(1, new BigInteger(\"9223372036854775808\"))",
                        s -> s.setObject(1, new BigInteger("9223372036854775808"))),
                stored("double-into-numeric", "numeric", "setDouble(1, 0.1)", s -> s.setDouble(1, 0.1)),
                stored("float-into-numeric", "numeric", "setFloat(1, 0.1f)", s -> s.setFloat(1, 0.1f)),
                stored(
                                "double-infinity-into-numeric",
                                "numeric",
                                "setDouble(1, Double.POSITIVE_INFINITY)",
                                s -> s.setDouble(1, Double.POSITIVE_INFINITY))
                        .instead(AS_TEXT),
                stored(
                                "double-nan-into-numeric",
                                "numeric",
                                "setDouble(1, Double.NaN)",
                                s -> s.setDouble(1, Double.NaN))
                        .instead(AS_TEXT),
                stored(
                        "object-with-scale",
                        "numeric",
                        "setObject(1, new BigDecimal(\"1.239\"), Types.NUMERIC, 2)",
                        s -> s.setObject(1, new BigDecimal("1.239"), Types.NUMERIC, 2)));
    }

    private static List<Probe> floating() {
        return advised(
                "Bind a float8 column by `setDouble`, and a float by `setDouble(i,"
                        + " Double.parseDouble(Float.toString(f)))`.",
                stored("float-into-float8", "float8", "setFloat(1, 0.1f)", s -> s.setFloat(1, 0.1f)),
                stored("double-minus-zero", "float8", "setDouble(1, -0.0)", s -> s.setDouble(1, -0.0))
                        .instead(AS_TEXT),
                stored("double-nan", "float8", "setDouble(1, Double.NaN)", s -> s.setDouble(1, Double.NaN))
                        .instead(AS_TEXT),
                stored(
                                "double-minus-infinity",
                                "float8",
                                "setDouble(1, Double.NEGATIVE_INFINITY)",
                                s -> s.setDouble(1, Double.NEGATIVE_INFINITY))
                        .instead(AS_TEXT));
    }

    private static List<Probe> asType() {
        return advised(
                "Convert in Java and use the typed setter: `setInt`, `setBoolean`, `setBigDecimal`.",
                stored(
                        "object-fraction-as-integer",
                        "int4",
                        "setObject(1, 1.9, Types.INTEGER)",
                        s -> s.setObject(1, 1.9, Types.INTEGER)),
                stored(
                        "object-string-fraction-as-integer",
                        "int4",
                        "setObject(1, \"1.9\", Types.INTEGER)",
                        s -> s.setObject(1, "1.9", Types.INTEGER)),
                stored(
                        "object-boolean-as-integer",
                        "int4",
                        "setObject(1, true, Types.INTEGER)",
                        s -> s.setObject(1, true, Types.INTEGER)),
                stored(
                        "object-string-as-numeric",
                        "numeric",
                        "setObject(1, \"1.50\", Types.NUMERIC)",
                        s -> s.setObject(1, "1.50", Types.NUMERIC)),
                stored(
                        "object-yes-as-boolean",
                        "bool",
                        "setObject(1, \"yes\", Types.BOOLEAN)",
                        s -> s.setObject(1, "yes", Types.BOOLEAN)),
                stored(
                        "object-two-as-boolean",
                        "bool",
                        "setObject(1, 2, Types.BOOLEAN)",
                        s -> s.setObject(1, 2, Types.BOOLEAN)),
                stored(
                        "object-fraction-as-boolean",
                        "bool",
                        "setObject(1, 1.5, Types.BIT)",
                        s -> s.setObject(1, 1.5, Types.BIT)));
    }

    private static Probe stored(String name, String type, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, type, code, binding);
    }

    private static Probe compared(String name, String value, String code, OneValue.Binding binding) {
        return ask(name, "select count(*) from (select " + value + " as v) t where v = ?", code, binding);
    }

    private static Probe ask(String name, String sql, String code, OneValue.Binding binding) {
        return OneValue.asked("binding/" + name, sql, code, binding);
    }
}
