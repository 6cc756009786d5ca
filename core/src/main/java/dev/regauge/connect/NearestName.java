package dev.regauge.connect;

import dev.regauge.name.EditDistance;
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
        return EditDistance.between(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT));
    }
}
