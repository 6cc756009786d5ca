package dev.regauge.load.typed;

/**
 * The forms of ISO 8601 that the server reads in the same way whatever {@code DateStyle} is: {@code YYYY-MM-DD}, {@code
 * HH:MM}, {@code HH:MM:SS} with up to six digits behind a point, {@code +HH}, {@code +HH:MM}, {@code +HHMM}.
 */
final class Iso {

    /** No day, no time, no offset. */
    static final int NONE = Integer.MIN_VALUE;

    static final int DATE_LENGTH = 10;

    /** The server's MAX_TZDISP_HOUR. */
    private static final int LARGEST_OFFSET = 15;

    private static final int[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    /** Days before the month in a year that begins in March. */
    private static final int[] DAYS_BEFORE = {306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** From 1 March of the year 0 to 2000-01-01. */
    private static final int EPOCH = 730_425;

    private Iso() {}

    /** Days since 2000-01-01 of the ten characters from here on. */
    static int day(byte[] text, int at) {
        int century = two(text, at);
        int year = century * 100 + two(text, at + 2);
        int month = two(text, at + 5);
        int day = two(text, at + 8);
        boolean form = century >= 0 && text[at + 4] == '-' && text[at + 7] == '-';
        if (!form || two(text, at + 2) < 0 || year == 0 || month < 1 || month > 12) {
            return NONE;
        }
        if (day < 1 || day > DAYS[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)) {
            return NONE;
        }
        int from = month < 3 ? year - 1 : year;
        return from * 365 + from / 4 - from / 100 + from / 400 + DAYS_BEFORE[month - 1] + day - 1 - EPOCH;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Where the time that begins here ends: at the first that is not of one. */
    static int timeEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end && ((text[at] >= '0' && text[at] <= ':') || text[at] == '.')) {
            at++;
        }
        return at;
    }

    /** Microseconds of the day. */
    static long time(byte[] text, int start, int end) {
        int length = end - start;
        if (length < 5 || (length > 5 && length < 8) || text[start + 2] != ':') {
            return NONE;
        }
        int hours = two(text, start);
        int minutes = two(text, start + 3);
        int seconds = length == 5 ? 0 : text[start + 5] == ':' ? two(text, start + 6) : -1;
        int micros = length <= 8 ? 0 : micros(text, start + 8, end);
        if ((hours | minutes | seconds | micros) < 0 || hours > 23 || minutes > 59 || seconds > 59) {
            return NONE;
        }
        return ((hours * 60 + minutes) * 60 + seconds) * 1_000_000L + micros;
    }

    /** A point and its digits. */
    private static int micros(byte[] text, int start, int end) {
        int digits = end - start - 1;
        if (text[start] != '.' || digits < 1 || digits > 6) {
            return -1;
        }
        int value = 0;
        for (int at = start + 1; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value * MICROS[digits];
    }

    /** Seconds east of Greenwich; {@code Z} is none. */
    static int offset(byte[] text, int start, int end) {
        int length = end - start;
        if (length == 1 && text[start] == 'Z') {
            return 0;
        }
        boolean colon = length == 6 && text[start + 3] == ':';
        if ((length != 3 && length != 5 && !colon) || (text[start] != '+' && text[start] != '-')) {
            return NONE;
        }
        int hours = two(text, start + 1);
        int minutes = length == 3 ? 0 : two(text, end - 2);
        if ((hours | minutes) < 0 || hours > LARGEST_OFFSET || minutes > 59) {
            return NONE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return text[start] == '-' ? -seconds : seconds;
    }

    /** A number of two digits; -1 where it is none. */
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
