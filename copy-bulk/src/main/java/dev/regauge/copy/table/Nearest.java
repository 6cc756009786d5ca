package dev.regauge.copy.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one may stand for. */
final class Nearest {

    /** Further away, it is another word. */
    private static final int TYPING = 2;

    private Nearest() {}

    /** Compares letters whatever their case, and without underscores, which one side often lacks. */
    static Optional<String> of(String written, Collection<String> known) {
        String from = letters(written);
        return known.stream()
                .filter(name -> distance(from, letters(name)) <= Math.min(TYPING, from.length() / 2))
                .min(Comparator.comparingInt((String name) -> distance(from, letters(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Letters to change, add or take away. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
