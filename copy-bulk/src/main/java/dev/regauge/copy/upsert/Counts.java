package dev.regauge.copy.upsert;

/**
 * What became of the rows, by the server's count.
 *
 * @param inserted keys that are new
 * @param updated keys that were there and took something else
 * @param unchanged keys that were there and stayed: equal, by {@code doingNothing}, or because a trigger of the table's kept
 *     the row out
 * @param folded rows that gave way to a later one of the same key
 */
public record Counts(long inserted, long updated, long unchanged, long folded) {

    /**
     * Reads the server's answer: keys, inserted, updated.
     *
     * @param rows how many were offered
     */
    public static Counts of(String answer, long rows) {
        String[] numbers = answer.split(" ");
        long keys = Long.parseLong(numbers[0]);
        long inserted = Long.parseLong(numbers[1]);
        long updated = Long.parseLong(numbers[2]);
        return new Counts(inserted, updated, keys - inserted - updated, rows - keys);
    }
}
