package dev.regauge.load.store;

import dev.regauge.copy.table.Column;
import dev.regauge.load.record.Records;
import java.util.Optional;

/**
 * Whether a column whose type was chosen by looking at a part of the data gives a text back as it was. A number does not keep its
 * leading zeros: {@code 00501} in a column that was created for what stood before it would be 501, and nobody would know.
 */
enum GivenBack {
    /** Digits without a needless zero, perhaps behind a minus. */
    WHOLE {
        @Override
        boolean is(byte[] text, int start, int end) {
            int first = start < end && text[start] == '-' ? start + 1 : start;
            if (first == end || (text[first] == '0' && end > start + 1)) {
                return false;
            }
            for (int at = first; at < end; at++) {
                if (text[at] < '0' || text[at] > '9') {
                    return false;
                }
            }
            return true;
        }
    },
    /** No needless zero and no plus in front; the rest is as the type shows it, or is refused by the server. */
    NUMBER {
        @Override
        boolean is(byte[] text, int start, int end) {
            int first = start < end && (text[start] == '-' || text[start] == '+') ? start + 1 : start;
            boolean isZero = first + 1 < end && text[first] == '0' && text[first + 1] >= '0' && text[first + 1] <= '9';
            return !isZero && (start == end || text[start] != '+');
        }
    },
    ANYTHING {
        @Override
        boolean is(byte[] text, int start, int end) {
            return true;
        }
    };

    abstract boolean is(byte[] text, int start, int end);

    /** Of a column that was created for the load. */
    static GivenBack of(Column column) {
        return switch (column.type().name()) {
            case "int8" -> WHOLE;
            case "numeric", "float8" -> NUMBER;
            default -> ANYTHING;
        };
    }

    /** What is said of a text that is not given back. */
    static Refused refused(Records records, int index, Column column) {
        return Refused.of(
                records,
                index,
                Optional.of(column.name()),
                "22P02",
                Optional.empty(),
                "the column was created as " + column.shown()
                        + " by the part of the data that was looked at, and would not"
                        + " give this text back as it stands; create it as text");
    }
}
