package dev.regauge.copy.table;

import dev.regauge.name.EditDistance;
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
                .filter(name -> EditDistance.between(from, letters(name)) <= Math.min(TYPING, from.length() / 2))
                .min(Comparator.comparingInt((String name) -> EditDistance.between(from, letters(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
