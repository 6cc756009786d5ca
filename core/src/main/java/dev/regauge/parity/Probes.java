package dev.regauge.parity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of probes. */
public final class Probes {

    private static final List<Probe> ALL = Stream.of(
                    PlaceholderProbes.lists(),
                    PlaceholderProbes.comparisons(),
                    PlaceholderProbes.commands(),
                    PlaceholderProbes.definitions(),
                    PlaceholderProbes.literals(),
                    StatementProbes.all(),
                    OperatorProbes.all(),
                    BindingProbes.strings(),
                    BindingProbes.others(),
                    ReadingProbes.all(),
                    ConnectionProbes.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Probe::id))
            .toList();

    private Probes() {}

    /** Every probe, sorted by id. */
    public static List<Probe> all() {
        return ALL;
    }
}
