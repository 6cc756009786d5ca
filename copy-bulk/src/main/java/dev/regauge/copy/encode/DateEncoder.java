package dev.regauge.copy.encode;

import java.time.LocalDate;

/** {@code date}. */
@SuppressWarnings("JavaUtilDate") // callers have them
final class DateEncoder extends Encoder {

    private final PgType type;

    DateEncoder(PgType type) {
        this.type = type;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof LocalDate date) {
            if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
                Moments.infinityOfDate(date.equals(LocalDate.MAX), to);
            } else {
                Moments.date(date.toEpochDay(), type, value, to);
            }
        } else if (value instanceof java.sql.Date date) {
            if (Moments.infinite(date)) {
                Moments.infinityOfDate(date.getTime() > 0, to);
            } else {
                Moments.date(Moments.gregorian(date, type, date).toEpochDay(), type, value, to);
            }
        } else {
            throw Refusal.kind(type, value, "a LocalDate; of a moment, the date in the zone that you mean");
        }
    }
}
