package dev.regauge.copy.encode;

import java.time.LocalDate;
import org.postgresql.PGStatement;

/** Days and microseconds as the server counts them: from 2000-01-01 on. */
@SuppressWarnings("JavaUtilDate") // callers have them
final class Moments {

    /** The first day of the Gregorian calendar: java.util's calendar counts otherwise before it. */
    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 15);

    private static final long GREGORIAN_MILLIS = -12_219_292_800_000L;

    private static final long DAY_MILLIS = 86_400_000L;

    private static final int EPOCH_DAY = 10_957;
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400L;

    private static final long FIRST_SECOND = -210_866_803_200L; // 4714-11-24 BC
    private static final long END_SECOND = 9_224_318_016_000L; // 294277-01-01
    private static final long FIRST_DAY = -2_440_588; // 4714-11-24 BC
    private static final long END_DAY = 2_145_042_906L; // 5874898-01-01

    private Moments() {}

    static void date(long epochDay, PgType type, Object value, WireBuffer to) {
        if (epochDay < FIRST_DAY || epochDay >= END_DAY) {
            throw Refusal.range(type, value, "from 4714-11-24 BC to 5874897-12-31");
        }
        to.length(4);
        to.int32((int) (epochDay - EPOCH_DAY));
    }

    /** @param micros of the second, up to a million */
    static void timestamp(long epochSecond, long micros, PgType type, Object value, WireBuffer to) {
        if (epochSecond < FIRST_SECOND || epochSecond + micros / 1_000_000 >= END_SECOND) {
            throw Refusal.range(type, value, "from 4714-11-24 BC to 294276-12-31 23:59:59.999999");
        }
        to.length(8);
        to.int64((epochSecond - EPOCH_SECOND) * 1_000_000 + micros);
    }

    static void infinity(boolean positive, WireBuffer to) {
        to.length(8);
        to.int64(positive ? Long.MAX_VALUE : Long.MIN_VALUE);
    }

    static void infinityOfDate(boolean positive, WireBuffer to) {
        to.length(4);
        to.int32(positive ? Integer.MAX_VALUE : Integer.MIN_VALUE);
    }

    /** Whether pgjdbc made it from an infinite value. */
    static boolean infinite(java.util.Date date) {
        return date.getTime() == PGStatement.DATE_POSITIVE_INFINITY
                || date.getTime() == PGStatement.DATE_NEGATIVE_INFINITY;
    }

    /** Refuses what may lie in the Julian calendar; it may have been meant as one day or, ten days off, another. */
    static void checkGregorian(java.util.Date date, PgType type) {
        if (date.getTime() < GREGORIAN_MILLIS) {
            throw julian(type, date);
        }
    }

    /** The same for one that is a day in the JVM's time zone, which may begin a day sooner. */
    static LocalDate gregorian(java.sql.Date date, PgType type, java.util.Date given) {
        if (date.getTime() >= GREGORIAN_MILLIS - DAY_MILLIS) {
            LocalDate day = date.toLocalDate();
            if (!day.isBefore(GREGORIAN)) {
                return day;
            }
        }
        throw julian(type, given);
    }

    private static Refusal julian(PgType type, java.util.Date date) {
        return new Refusal(
                Kind.of(date),
                "before 1582-10-15 such a value is of the Julian calendar, " + type.sql() + " of the Gregorian",
                "hand in a java.time value");
    }
}
