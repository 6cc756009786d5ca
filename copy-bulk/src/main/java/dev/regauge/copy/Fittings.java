package dev.regauge.copy;

import java.util.ArrayList;
import java.util.List;

/** What a writer has made of its mapping for the tables it was used on last. Safe for use by several threads. */
final class Fittings<T> {

    /** One for each of a few data sources; a writer on more of them makes them again and again. */
    private static final int MOST = 8;

    private volatile List<Fitting<T>> last = List.of();

    /** @throws MappingRefusedException with all that does not fit */
    @SuppressWarnings("ReferenceEquality") // a table that was read again is another, and equality would cost
    Fitting<T> of(WriterSettings<T> settings, KnownTable known) {
        for (Fitting<T> fitting : last) {
            if (fitting.known() == known) {
                return fitting;
            }
        }
        Fitting<T> made = Fitting.of(settings, known);
        last = with(made, last); // of two that are made at once, one may be made again
        return made;
    }

    private static <T> List<Fitting<T>> with(Fitting<T> made, List<Fitting<T>> before) {
        List<Fitting<T>> all = new ArrayList<>(List.of(made));
        all.addAll(before.subList(0, Math.min(before.size(), MOST - 1)));
        return List.copyOf(all);
    }
}
