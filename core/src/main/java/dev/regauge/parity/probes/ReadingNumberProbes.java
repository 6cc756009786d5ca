package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers that are no ordinary ones, and getters too small for them. */
final class ReadingNumberProbes {

    private ReadingNumberProbes() {}

    static List<Probe> all() {
        return Stream.of(texts(), exact(), small(), booleans(), objects())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> texts() {
        return advised(
                "Cast in SQL and read that: `v::text`.",
                string("float8-minus-zero", "'-0'::float8"),
                string("float8-nan", "'NaN'::float8"),
                string("float8-minus-infinity", "'-Infinity'::float8"),
                string("float8-large", "1e20::float8"),
                string("float8-whole", "100::float8"),
                string("float8-tiny", "1e-7::float8"),
                string("float8-all-digits", "(0.1::float8 + 0.2::float8)"),
                string("float4-all-digits", "0.1234567::float4"),
                string("numeric-trailing-zeros", "1.500::numeric"),
                string("numeric-tiny", "0.0000001::numeric"),
                string("numeric-nan", "'NaN'::numeric"),
                string("numeric-infinity", "'Infinity'::numeric"),
                string("numeric-many-digits", "1234567.123456789::numeric"),
                string("money", "(-1234.5)::numeric::money"));
    }

    private static List<Probe> exact() {
        return advised(
                "Cast in SQL to the type that is read, `v::numeric` for `getBigDecimal` and `v::float8` for"
                        + " `getDouble`, and NaN to null: `nullif(v, 'NaN')`.",
                read("big-decimal-of-trailing-zeros", "1.500::numeric", "getBigDecimal(1)", r -> r.getBigDecimal(1)),
                read(
                        "big-decimal-of-numeric-nan",
                        "'NaN'::numeric",
                        "getBigDecimal(1)",
                        ReadingNumberProbes::bigDecimal),
                read("big-decimal-of-float4", "0.1::float4", "getBigDecimal(1)", r -> r.getBigDecimal(1)),
                read("big-decimal-of-float8-nan", "'NaN'::float8", "getBigDecimal(1)", ReadingNumberProbes::bigDecimal),
                read("double-of-float4", "0.1::float4", "getDouble(1)", r -> r.getDouble(1)),
                read("double-of-numeric-nan", "'NaN'::numeric", "getDouble(1)", r -> r.getDouble(1)),
                read("float-of-float8-large", "1e300::float8", "getFloat(1)", r -> r.getFloat(1)),
                read("double-of-money", "'1234.5'::numeric::money", "getDouble(1)", r -> r.getDouble(1)));
    }

    /** Every JDK words its refusal of NaN in its own way. */
    private static @Nullable BigDecimal bigDecimal(ResultSet rows) throws SQLException {
        try {
            return rows.getBigDecimal(1);
        } catch (NumberFormatException e) {
            throw new NumberFormatException();
        }
    }

    private static List<Probe> small() {
        return advised(
                "Read with the getter of the column's own type (`getLong` for oid) and convert in Java:"
                        + " `Math.toIntExact(n)`, `Integer.parseInt(text.strip())`.",
                read("short-of-int4-large", "99999::int4", "getShort(1)", r -> r.getShort(1)),
                read("int-of-int8-large", "3000000000::int8", "getInt(1)", r -> r.getInt(1)),
                read("int-of-float8-fraction", "1.9::float8", "getInt(1)", r -> r.getInt(1)),
                read("int-of-float8-large", "3e9::float8", "getInt(1)", r -> r.getInt(1)),
                read("int-of-float8-nan", "'NaN'::float8", "getInt(1)", r -> r.getInt(1)),
                read("int-of-numeric-fraction", "1.9::numeric", "getInt(1)", r -> r.getInt(1)),
                read("int-of-numeric-large", "3000000000.5::numeric", "getInt(1)", r -> r.getInt(1)),
                read("int-of-numeric-nan", "'NaN'::numeric", "getInt(1)", r -> r.getInt(1)),
                read("long-of-numeric-large", "1e20::numeric", "getLong(1)", r -> r.getLong(1)),
                read("long-of-float8-large", "1e19::float8", "getLong(1)", r -> r.getLong(1)),
                read("long-of-float8-inexact", "9007199254740993::numeric::float8", "getLong(1)", r -> r.getLong(1)),
                read("int-of-text-fraction", "'1.9'::text", "getInt(1)", r -> r.getInt(1)),
                read("int-of-text-exponent", "'1e3'::text", "getInt(1)", r -> r.getInt(1)),
                read("int-of-text-spaces", "' 7 '::text", "getInt(1)", r -> r.getInt(1)),
                read("int-of-bool", "true", "getInt(1)", r -> r.getInt(1)),
                read("int-of-oid-large", "4294967295::oid", "getInt(1)", r -> r.getInt(1)),
                read("object-of-oid-large", "4294967295::oid", "getObject(1)", r -> r.getObject(1)));
    }

    private static List<Probe> booleans() {
        return advised(
                "Make it a boolean in SQL, `v::bool`, `v <> 0` or `v = b'1'`, and read that by `getBoolean`.",
                bool("text-yes", "'yes'::text"),
                bool("text-on", "'on'::text"),
                bool("text-other", "'x'::text"),
                bool("text-empty", "''::text"),
                bool("char-y", "'Y'::char(1)"),
                bool("int4-two", "2::int4"),
                bool("numeric-one", "1.0::numeric"),
                bool("numeric-fraction", "1.5::numeric"),
                bool("float8-fraction", "0.5::float8"),
                bool("bit-one", "b'1'"),
                bool("bit-eight", "b'00000001'"),
                bool("null", "null::bool"));
    }

    private static List<Probe> objects() {
        return advised(
                "Cast in SQL: `v::float8` read by `getDouble` where NaN or infinity may come, `v::numeric` read"
                        + " by `getBigDecimal` for money.",
                object("numeric-nan", "'NaN'::numeric"),
                object("numeric-infinity", "'-Infinity'::numeric"),
                object("money-thousands", "'1234.5'::numeric::money"),
                object("money-negative", "(-1.5)::numeric::money"));
    }

    private static Probe string(String name, String value) {
        return read("string-of-" + name, value, "getString(1)", r -> r.getString(1));
    }

    private static Probe bool(String name, String value) {
        return read("boolean-of-" + name, value, "getBoolean(1)", r -> r.getBoolean(1));
    }

    private static Probe object(String name, String value) {
        return read("object-of-" + name, value, "getObject(1)", r -> r.getObject(1));
    }

    private static Probe read(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("reading/" + name, value, code, reading);
    }
}
