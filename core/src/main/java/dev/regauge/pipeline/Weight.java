package dev.regauge.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** How many bytes a value takes on the wire at the most; more than any limit where that is not known. */
final class Weight {

    /** Of a value whose size is not known: it travels alone. */
    static final long UNKNOWN = Long.MAX_VALUE / 4096;

    /** A number, a UUID or a point in time as text, and its length. */
    private static final int SMALL = 44;

    /** Parse, Bind, Describe and Execute without text and values. */
    private static final int MESSAGES = 64;

    private static final int COUNTED_TO = 4096;
    private static final int BYTES_PER_CHAR = 3;

    private Weight() {}

    /** A statement with its values; with its text too, because the driver may have to send again what has a name. */
    static long of(String sql, List<@Nullable Object> parameters) {
        long sum = MESSAGES + bytes(sql);
        for (Object parameter : parameters) {
            sum = Math.min(UNKNOWN, sum + of(parameter));
        }
        return sum;
    }

    private static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return SMALL + bytes(text);
        } else if (value instanceof byte[] bytes) {
            return SMALL + (long) bytes.length;
        } else if (value instanceof BigDecimal number) {
            return SMALL + (long) number.precision() + Math.abs((long) number.scale());
        } else if (value instanceof BigInteger number) {
            return SMALL + number.bitLength() / 3L;
        } else if (value instanceof PGobject object) {
            String text = object.getValue();
            return SMALL + (text == null ? 0 : bytes(text));
        }
        return isSmall(value) ? SMALL : UNKNOWN;
    }

    /** In UTF-8. */
    private static long bytes(String text) {
        if (text.length() > COUNTED_TO) {
            return (long) text.length() * BYTES_PER_CHAR;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
        }
        return bytes;
    }

    private static boolean isSmall(@Nullable Object value) {
        return value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID
                || value instanceof Temporal
                || value instanceof Timestamp
                || value instanceof Date
                || value instanceof Time;
    }
}
