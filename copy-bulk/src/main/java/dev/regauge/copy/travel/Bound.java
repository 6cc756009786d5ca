package dev.regauge.copy.travel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values of its parameters.
 *
 * @param sql with a question mark for each parameter
 * @param values of each parameter its content in binary, or null for NULL
 * @param types of each parameter the number of its type; 0 where the text alone says it
 */
// An array, because a statement of 128 rows has a thousand of them; nobody compares statements.
@SuppressWarnings("ArrayRecordComponent")
record Bound(String sql, List<byte @Nullable []> values, int[] types) {

    /** The number of its type and of its format, its length, and the digits of its place in the text. */
    private static final int EACH = 4 + 2 + 4 + 5;

    /** A statement without parameters. */
    static Bound plain(String sql) {
        return new Bound(sql, List.of(), new int[0]);
    }

    /** How many bytes it takes on its way at most, its text included, which is not sent each time. */
    long weight() {
        long weight = 64 + 3L * sql.length();
        for (byte @Nullable [] value : values) {
            weight += EACH + (value == null ? 0 : value.length);
        }
        return weight;
    }
}
