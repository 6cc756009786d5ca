package dev.regauge.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as SQL constants.
 *
 * <p>Integers are written as such: the server takes the smallest of int4, int8 and numeric that holds them. A BigDecimal
 * always has a point or an exponent, and so is numeric. Floats are cast, as their bare digits would be numeric. Instants
 * are rounded by the server to microseconds, as they are when bound.
 */
final class Literals {

    /** As pgjdbc binds them. */
    private static final Map<Object, String> INFINITE = Map.of(
            LocalDate.MAX, "'infinity'::date",
            LocalDate.MIN, "'-infinity'::date",
            LocalDateTime.MAX, "'infinity'::timestamp",
            LocalDateTime.MIN, "'-infinity'::timestamp",
            OffsetDateTime.MAX, "'infinity'::timestamptz",
            OffsetDateTime.MIN, "'-infinity'::timestamptz",
            Instant.MAX, "'infinity'::timestamptz",
            Instant.MIN, "'-infinity'::timestamptz");

    private Literals() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Character || value instanceof UUID) {
            return text(value.toString()) + (value instanceof UUID ? "::uuid" : "");
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            return "E'\\\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
        }
        return value instanceof Number number ? number(number) : timeInRange(value);
    }

    static boolean isNegative(@Nullable Object value) {
        return value instanceof Number number && number(number).startsWith("-");
    }

    /** A backslash means itself only in an E'' string, whatever standard_conforming_strings says. */
    static String text(String text) {
        Characters.check(text, "a text");
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    private static String number(Number number) {
        if (number instanceof Double) {
            return "'" + number + "'::float8";
        }
        if (number instanceof Float) {
            return "'" + number + "'::float4";
        }
        if (number instanceof BigDecimal decimal) {
            String digits = decimal.toString();
            return digits.indexOf('.') < 0 && digits.indexOf('E') < 0 ? digits + "." : digits;
        }
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger) {
            return number.toString();
        }
        throw unknown(number);
    }

    private static String timeInRange(Object value) {
        try {
            return INFINITE.containsKey(value) ? INFINITE.get(value) : time(value);
        } catch (DateTimeException e) {
            throw new SqlCompositionException(
                    "a time is out of range",
                    "a " + value.getClass().getName() + " at the end of all time",
                    "use its MAX or MIN, which mean infinity and -infinity");
        }
    }

    private static String time(Object value) {
        if (value instanceof LocalDate date) {
            return "'" + day(date, "") + "'::date";
        }
        if (value instanceof LocalTime) {
            return "'" + value + "'::time";
        }
        if (value instanceof OffsetTime time) {
            return "'" + time.toLocalTime() + offset(time.getOffset()) + "'::timetz";
        }
        if (value instanceof LocalDateTime moment) {
            return "'" + moment(moment, "") + "'::timestamp";
        }
        if (value instanceof OffsetDateTime moment) {
            return utc(moment);
        }
        if (value instanceof Instant instant) {
            return utc(instant.atOffset(ZoneOffset.UTC));
        }
        return amount(value);
    }

    private static String amount(Object value) {
        if (value instanceof Duration || value instanceof Period) {
            return "'" + value + "'::interval";
        }
        throw unknown(value);
    }

    private static String utc(OffsetDateTime moment) {
        return "'" + moment(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), "+00") + "'::timestamptz";
    }

    private static String moment(LocalDateTime moment, String offset) {
        return day(moment.toLocalDate(), " " + moment.toLocalTime() + offset);
    }

    /** The server counts no year 0 and knows no sign: year 0 is 1 BC. */
    private static String day(LocalDate date, String time) {
        int year = date.getYear();
        String digits = String.format(Locale.ROOT, "%04d", year > 0 ? year : 1 - year);
        String monthAndDay = date.withYear(2000).toString().substring(4);
        return digits + monthAndDay + time + (year > 0 ? "" : " BC");
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00" : offset.getId();
    }

    private static SqlCompositionException unknown(Object value) {
        return new SqlCompositionException(
                "there is no literal for a value of this kind",
                "a " + value.getClass().getName(),
                fixFor(value));
    }

    private static String fixFor(Object value) {
        if (value instanceof Sql) {
            return "use %s for a piece of SQL";
        }
        if (value instanceof Identifier) {
            return "use %I for a name";
        }
        if (value instanceof Iterable || value.getClass().isArray()) {
            return "make a literal of each element and join them with Sql.join";
        }
        return "bind it as a parameter, or turn it into a String, number or java.time value first";
    }
}
