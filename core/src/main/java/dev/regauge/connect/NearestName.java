package dev.regauge.connect;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The known name that a mistyped one may stand for.
 *
 * @param name the known one
 * @param distance letters to change, add or take away, whatever their case
 */
record NearestName(String name, int distance) {

    /** Further away, it is another word. */
    private static final int TYPING = 2;

    /** Of names that are not empty; of equally near ones the first in the alphabet. */
    static NearestName of(String written, Collection<String> known) {
        return known.stream()
                .map(name -> new NearestName(name, between(written, name)))
                .min(Comparator.comparingInt((NearestName nearest) -> nearest.distance)
                        .thenComparing(NearestName::name))
                .orElseThrow(() -> new IllegalArgumentException("No names are known"));
    }

    /** Whether it was probably meant. */
    boolean isNear() {
        return distance <= TYPING;
    }

    private static int between(String name, String known) {
        String from = name.toLowerCase(Locale.ROOT);
        String to = known.toLowerCase(Locale.ROOT);
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
