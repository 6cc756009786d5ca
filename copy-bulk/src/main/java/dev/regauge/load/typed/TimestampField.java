package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/**
 * {@code timestamp} and {@code timestamptz}: a date, and behind {@code T} or a blank a time. To the digits of the column the
 * server rounds itself, in either form.
 */
final class TimestampField extends TypedField {

    private static final long DAY = 86_400_000_000L;

    /** What is known of the time zone. */
    enum Zone {
        /** The type has none, and the server ignores one in the text: nobody can want that without knowing. */
        NONE,
        /** The text has to say it. */
        GIVEN,
        /** The text may say it. */
        UTC_UNLESS_GIVEN
    }

    private final Zone zone;

    TimestampField(Zone zone) {
        this.zone = zone;
    }

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int timeStart = start + Iso.DATE_LENGTH;
        int day = end >= timeStart ? Iso.day(text, start) : Iso.NONE;
        if (day == Iso.NONE) {
            return false;
        }
        if (end == timeStart) {
            append(day * DAY, to);
            return zone != Zone.GIVEN;
        }
        int timeEnd = Iso.timeEnd(text, timeStart + 1, end);
        long micros = Iso.time(text, timeStart + 1, timeEnd);
        if (micros == Iso.NONE || (text[timeStart] != ' ' && text[timeStart] != 'T')) {
            return false;
        }
        int offset = timeEnd < end ? Iso.offset(text, timeEnd, end) : 0;
        append(day * DAY + micros - offset * 1_000_000L, to);
        return timeEnd < end ? zone != Zone.NONE && offset != Iso.NONE : zone != Zone.GIVEN;
    }

    private static void append(long micros, WireBuffer to) {
        to.length(8);
        to.int64(micros);
    }
}
