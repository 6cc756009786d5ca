package dev.regauge.copy.encode;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** {@code timestamp with time zone}: a moment. */
@SuppressWarnings("JavaUtilDate") // callers have them
final class TimestamptzEncoder extends Encoder {

    private static final String TAKES = "an Instant, OffsetDateTime or ZonedDateTime: it needs a zone to be a moment";

    private final PgType type;
    private final Fraction fraction;

    TimestamptzEncoder(PgType type, Fraction fraction) {
        this.type = type;
        this.fraction = fraction;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof Instant instant) {
            if (instant.equals(Instant.MAX) || instant.equals(Instant.MIN)) {
                Moments.infinity(instant.equals(Instant.MAX), to);
            } else {
                write(instant.getEpochSecond(), instant.getNano(), value, to);
            }
        } else if (value instanceof OffsetDateTime time) {
            if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
                Moments.infinity(time.equals(OffsetDateTime.MAX), to);
            } else {
                write(time.toEpochSecond(), time.getNano(), value, to);
            }
        } else if (value instanceof ZonedDateTime time) {
            write(time.toEpochSecond(), time.getNano(), value, to);
        } else {
            legacy(value, to);
        }
    }

    private void legacy(Object value, WireBuffer to) {
        if (!(value instanceof Timestamp) && value.getClass() != java.util.Date.class) {
            throw Refusal.kind(type, value, TAKES);
        }
        java.util.Date date = (java.util.Date) value;
        if (Moments.infinite(date)) {
            Moments.infinity(date.getTime() > 0, to);
            return;
        }
        Moments.checkGregorian(date, type);
        int nanos = value instanceof Timestamp timestamp
                ? timestamp.getNanos()
                : (int) Math.floorMod(date.getTime(), 1000L) * 1_000_000;
        write(Math.floorDiv(date.getTime(), 1000L), nanos, value, to);
    }

    private void write(long epochSecond, int nanos, Object value, WireBuffer to) {
        Moments.timestamp(epochSecond, fraction.micros(nanos, value), type, value, to);
    }
}
