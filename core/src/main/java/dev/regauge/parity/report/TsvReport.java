package dev.regauge.parity.report;

import dev.regauge.page.Visible;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Difference;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Numbered;
import dev.regauge.parity.report.Overview.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every difference on a line of its own, for programs and spreadsheets: comments that begin with {@code # } first, then a
 * line with the columns' names, then the differences of one cause after the other, worst first. No cell holds a tab or a
 * line break.
 */
public final class TsvReport {

    private static final List<String> COLUMNS =
            List.of("kind", "change", "group", "probe", "cause", "from", "to", "advice");

    private TsvReport() {}

    /**
     * The report, every line ended by {@code \n}. The same comparison always gives the same text.
     *
     * @param probes the probes by their ids; one that is missing has no advice
     */
    public static String render(Comparison comparison, Map<String, Probe> probes) {
        Stream<String> head = Stream.of(
                "# from: " + comparison.route().from(),
                "# to: " + comparison.route().to(),
                "# server: " + comparison.server(),
                "# time zone: " + comparison.timeZone(),
                "# locale: " + comparison.locale(),
                "# probes: " + comparison.probes());
        Stream<String> unstable = comparison.unstable().stream().map(probe -> "# unstable: " + probe);
        Stream<String> names = Stream.of(String.join("\t", COLUMNS));
        Stream<String> rows = Overview.of(comparison).parts().stream()
                .map(Part::causes)
                .flatMap(List::stream)
                .flatMap(numbered -> rows(numbered, probes));
        return Stream.of(head.map(Visible::line), unstable.map(Visible::line), names, rows)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> rows(Numbered numbered, Map<String, Probe> probes) {
        return numbered.cause().differences().stream().map(difference -> row(difference, numbered, probes));
    }

    private static String row(Difference difference, Numbered numbered, Map<String, Probe> probes) {
        Probe probe = probes.get(difference.probe());
        return Stream.of(
                        id(difference.kind()),
                        id(difference.change()),
                        numbered.cause().group(),
                        difference.probe(),
                        String.valueOf(numbered.number()),
                        Words.outcome(difference.from(), difference.from().detail()),
                        Words.outcome(difference.to(), difference.to().detail()),
                        probe == null ? "" : probe.advice())
                .map(Visible::line)
                .collect(Collectors.joining("\t"));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
