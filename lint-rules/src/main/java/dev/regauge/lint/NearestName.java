package dev.regauge.lint;

import dev.regauge.name.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one may stand for. */
public final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /** Words such as {@code ; did you mean is-placeholder?}, or nothing where no name is near. */
    public static String hint(String written, Collection<String> known) {
        return of(written, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** The nearest, where fewer than every third letter is another; of equally near ones the first in the alphabet. */
    public static Optional<String> of(String written, Collection<String> known) {
        if (written.isBlank() || written.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .filter(name -> EditDistance.between(folded, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> EditDistance.between(folded, name))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
