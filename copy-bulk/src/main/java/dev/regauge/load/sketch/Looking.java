package dev.regauge.load.sketch;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.copy.table.Column;
import dev.regauge.load.typed.TypedField;
import dev.regauge.load.typed.TypedFields;

/** Tells the shape of texts. What is a moment or a real number the fields of the load say. Used by one thread. */
final class Looking {

    private static final int DATE = 10;
    private static final int MICROS_END = 26;
    private static final int LONGEST_MOMENT = 64;
    private static final String CURRENCIES = "$\u20ac\u00a3\u00a5";

    private final TypedField dates = field("date");
    private final TypedField timestamps = field("timestamp");
    private final TypedField moments = field("timestamptz");
    private final TypedField uuids = field("uuid");
    private final NumberShape numbers = new NumberShape(field("float8"));
    private final WireBuffer scratch = new WireBuffer(64);
    private final byte[] shortened = new byte[LONGEST_MOMENT];

    private static TypedField field(String type) {
        Column column = new Column(type, 1, PgType.base(0, type, type), type, -1, false, Column.Filled.NOT, true, 0);
        return TypedFields.of(column, false).orElseThrow();
    }

    Shape shape(byte[] text, int start, int end) {
        if (start == end) {
            return Shape.EMPTY;
        }
        int first = text[start];
        if (first == '{' || first == '[') {
            return Documents.isDocument(text, start, end) ? Shape.JSON : Shape.OTHER;
        }
        boolean digit = first >= '0' && first <= '9';
        if (digit || first == '-' || first == '+' || first == '.') {
            Shape number = numbers.shape(text, start, end);
            return number == Shape.OTHER ? notNumber(text, start, end) : number;
        }
        Shape word = Words.shape(text, start, end);
        return word == Shape.OTHER ? notNumber(text, start, end) : word;
    }

    private Shape notNumber(byte[] text, int start, int end) {
        int length = end - start;
        if (is(uuids, text, start, end)) {
            return Shape.UUID;
        }
        if (length >= DATE && length <= LONGEST_MOMENT && is(dates, text, start, start + DATE)) {
            return moment(text, start, end);
        }
        Shape date = OtherDates.shape(text, start, end);
        return date == Shape.OTHER ? separated(text, start, end) : date;
    }

    private Shape moment(byte[] text, int start, int end) {
        if (end - start == DATE) {
            return Shape.DATE;
        } else if (is(timestamps, text, start, end)) {
            return Shape.TIMESTAMP;
        } else if (is(moments, text, start, end)) {
            return Shape.TIMESTAMPTZ;
        }
        return isFine(text, start, end) ? Shape.FINE_MOMENT : Shape.OTHER;
    }

    /** Whether it is a moment once the digits beyond microseconds are left out. */
    private boolean isFine(byte[] text, int start, int end) {
        int rest = start + MICROS_END;
        while (rest < end && text[rest] >= '0' && text[rest] <= '9') {
            rest++;
        }
        if (rest <= start + MICROS_END) {
            return false;
        }
        System.arraycopy(text, start, shortened, 0, MICROS_END);
        System.arraycopy(text, rest, shortened, MICROS_END, end - rest);
        int length = MICROS_END + end - rest;
        return is(timestamps, shortened, 0, length) || is(moments, shortened, 0, length);
    }

    /** Digits with commas, perhaps with a currency's sign at one end. */
    private static Shape separated(byte[] text, int start, int end) {
        if (end - start > 40) {
            return Shape.OTHER;
        }
        boolean comma = false;
        boolean digits = false;
        boolean sign = false;
        for (int at = start; at < end; at++) {
            int one = text[at];
            comma |= one == ',';
            digits |= one >= '0' && one <= '9';
            if (one != ',' && one != '.' && (one < '0' || one > '9') && !(one == '-' && at == start)) {
                int width = currency(text, at, end);
                sign |= width > 0;
                at += Math.max(0, width - 1);
                if (width == 0 && one != ' ') {
                    return Shape.OTHER;
                }
            }
        }
        return !digits
                ? Shape.OTHER
                : sign ? Shape.CURRENCY : comma && plain(text, start, end) ? Shape.COMMA : Shape.OTHER;
    }

    private static boolean plain(byte[] text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text[at] == ' ') {
                return false;
            }
        }
        return true;
    }

    /** How many bytes a currency's sign has; 0 where there is none. */
    private static int currency(byte[] text, int at, int end) {
        for (int i = 0; i < CURRENCIES.length(); i++) {
            int sign = CURRENCIES.charAt(i);
            if (sign < 0x80 && text[at] == sign) {
                return 1;
            } else if (sign >= 0x80
                    && sign < 0x800
                    && at + 1 < end
                    && text[at] == (byte) (0xC0 | sign >> 6)
                    && text[at + 1] == (byte) (0x80 | (sign & 0x3F))) {
                return 2;
            } else if (sign >= 0x800
                    && at + 2 < end
                    && text[at] == (byte) (0xE0 | sign >> 12)
                    && text[at + 1] == (byte) (0x80 | (sign >> 6 & 0x3F))
                    && text[at + 2] == (byte) (0x80 | (sign & 0x3F))) {
                return 3;
            }
        }
        return 0;
    }

    /** What a date or moment is on the line of time, for comparing it with others. */
    long moment(Shape shape, byte[] text, int start, int end) {
        TypedField field = shape == Shape.DATE ? dates : shape == Shape.TIMESTAMP ? timestamps : moments;
        is(field, text, start, end);
        long value = 0;
        for (int at = 4; at < scratch.size(); at++) {
            value = value << 8 | (scratch.array()[at] & 0xFF);
        }
        return shape == Shape.DATE ? (int) value : value;
    }

    private boolean is(TypedField field, byte[] text, int start, int end) {
        scratch.truncate(0);
        return field.append(text, start, end, scratch);
    }
}
