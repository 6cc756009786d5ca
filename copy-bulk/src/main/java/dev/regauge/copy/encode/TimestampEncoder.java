package dev.regauge.copy.encode;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** {@code timestamp without time zone}. */
@SuppressWarnings({"JavaUtilDate", "JavaLocalDateTimeGetNano"}) // callers have them; the seconds are beside
final class TimestampEncoder extends Encoder {

    private final PgType type;
    private final Fraction fraction;

    TimestampEncoder(PgType type, Fraction fraction) {
        this.type = type;
        this.fraction = fraction;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof LocalDateTime time) {
            if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
                Moments.infinity(time.equals(LocalDateTime.MAX), to);
            } else {
                write(time, value, to);
            }
        } else if (value instanceof LocalDate date) {
            if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
                Moments.infinity(date.equals(LocalDate.MAX), to);
            } else {
                Moments.timestamp(date.toEpochDay() * 86_400, 0, type, value, to);
            }
        } else if (value instanceof Timestamp timestamp) {
            legacy(timestamp, to);
        } else {
            throw Refusal.kind(type, value, "a LocalDateTime; of a moment, the local time in the zone that you mean");
        }
    }

    private void legacy(Timestamp timestamp, WireBuffer to) {
        if (Moments.infinite(timestamp)) {
            Moments.infinity(timestamp.getTime() > 0, to);
            return;
        }
        Moments.gregorian(new java.sql.Date(timestamp.getTime()), type, timestamp);
        write(timestamp.toLocalDateTime(), timestamp, to);
    }

    private void write(LocalDateTime time, Object value, WireBuffer to) {
        long micros = fraction.micros(time.getNano(), value);
        Moments.timestamp(time.toEpochSecond(ZoneOffset.UTC), micros, type, value, to);
    }
}
