package dev.regauge.load.sketch;

/** Dates with the year last, whose meaning depends on the session's DateStyle. */
final class OtherDates {

    private static final int LONGEST = 10;
    private static final int SHORTEST = 8;

    private OtherDates() {}

    static Shape shape(byte[] text, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return Shape.OTHER;
        }
        int second = number(text, start, end);
        int year = second < 0 ? -1 : number(text, second + 1, end);
        boolean separated = year > 0 && text[second] == text[year] && isSeparator(text[second]);
        if (!separated || end - year != 5 || digits(text, year + 1, end) < 0) {
            return Shape.OTHER;
        }
        return order(digits(text, start, second), digits(text, second + 1, year));
    }

    private static Shape order(int first, int second) {
        if (first < 1 || second < 1 || Math.max(first, second) > 31 || Math.min(first, second) > 12) {
            return Shape.OTHER;
        }
        return first > 12 ? Shape.DAY_FIRST : second > 12 ? Shape.MONTH_FIRST : Shape.EITHER_FIRST;
    }

    private static boolean isSeparator(byte one) {
        return one == '/' || one == '.' || one == '-';
    }

    /** Where a number of one or two digits ends; -1 where there is none or nothing behind it. */
    private static int number(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at == start || at > start + 2 || at == end ? -1 : at;
    }

    private static int digits(byte[] text, int start, int end) {
        int value = 0;
        for (int at = start; at < end; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return -1;
            }
            value = value * 10 + text[at] - '0';
        }
        return value;
    }
}
