package dev.regauge.copy.encode;

/** The lowest field that an {@code interval} column is restricted to: the server cuts off what is below it. */
enum IntervalFields {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND;

    private static final int FULL_RANGE = 0x7FFF;
    private static final int FULL_PRECISION = 0xFFFF;

    /** @param modifier fields in the upper half, digits of seconds in the lower */
    static IntervalFields of(int modifier) {
        int range = modifier >> 16 & FULL_RANGE;
        if (modifier < 0 || range == FULL_RANGE || has(range, 12)) {
            return SECOND;
        }
        // The bits are those of the server's datetime.h: MONTH 1, YEAR 2, DAY 3, HOUR 10, MINUTE 11, SECOND 12.
        return has(range, 11) ? MINUTE : has(range, 10) ? HOUR : has(range, 3) ? DAY : has(range, 1) ? MONTH : YEAR;
    }

    private static boolean has(int range, int bit) {
        return (range >> bit & 1) == 1;
    }

    /** The number of digits of seconds; -1 for as many as there are. */
    static int digits(int modifier) {
        int precision = modifier & FULL_PRECISION;
        return modifier < 0 || precision == FULL_PRECISION ? -1 : precision;
    }

    /** Whether the server would keep all of it. */
    boolean hold(int months, int days, long micros) {
        return switch (this) {
            case YEAR -> months % 12 == 0 && days == 0 && micros == 0;
            case MONTH -> days == 0 && micros == 0;
            case DAY -> micros == 0;
            case HOUR -> micros % 3_600_000_000L == 0;
            case MINUTE -> micros % 60_000_000 == 0;
            case SECOND -> true;
        };
    }
}
