package dev.regauge.parity.report;

import dev.regauge.parity.Cause;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Difference;
import dev.regauge.parity.Probe;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Comparisons made by hand: no driver was asked. */
final class SampleComparison {

    static final Outcome ONE = new Outcome.Value("rows: 1.5");
    static final Outcome TWO = new Outcome.Value("rows: 1.50");
    static final Outcome REFUSED = new Outcome.Failure(Optional.of("42804"), "column \"v\" is of type bit");
    static final Outcome REFUSED_OTHERWISE = new Outcome.Failure(Optional.of("42883"), "no such function");
    static final Outcome CONFLICT = new Outcome.Failure(Optional.of("23505"), "duplicate key");

    private SampleComparison() {}

    /** One cause of every section, the first two with several probes. */
    static Comparison everything() {
        return of(
                cause(ONE, TWO, "reading/numeric", "reading/numeric-sixth"),
                cause(ONE, REFUSED, "binding/text-into-bit", "binding/text-into-varbit", "binding/text-into-inet"),
                cause(
                        new Outcome.Value("1 | class: java.lang.Integer"),
                        new Outcome.Value("1 | class: java.lang.Long"),
                        "reading/object-of-int"),
                cause(REFUSED, CONFLICT, "batch/conflict"),
                cause(REFUSED, ONE, "statements/several"),
                cause(
                        new Outcome.Value("done | cost: 1 round trip"),
                        new Outcome.Value("done | cost: 3 round trips"),
                        "cost/first"),
                cause(REFUSED, REFUSED_OTHERWISE, "binding/worded"),
                cause(new Outcome.Unmeasured(), ONE, "large/object"));
    }

    /** A comparison that found these causes, and one unstable probe. */
    static Comparison of(Cause... causes) {
        return new Comparison(
                Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14"),
                "PostgreSQL 17.11",
                "America/New_York",
                "en",
                3_000,
                List.of(causes),
                causes.length == 0 ? List.of() : List.of("connection/shaky"));
    }

    /** As many differences as two drivers really have, and more. */
    static Comparison large() {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String name = "binding/set-object-offset-date-time-into-timestamp-with-time-zone-" + i;
            String[] probes =
                    IntStream.range(0, 7).mapToObj(probe -> name + "-" + probe).toArray(String[]::new);
            causes.add(cause(new Outcome.Value("rows: " + "x".repeat(280) + i), REFUSED, probes));
        }
        return of(causes.toArray(Cause[]::new));
    }

    static Cause cause(Outcome from, Outcome to, String... probes) {
        return new Cause(Stream.of(probes)
                .map(probe -> new Difference(probe, Change.between(from, to), from, to))
                .toList());
    }

    /** A probe for each that differs. */
    static Map<String, Probe> probes(Comparison comparison) {
        return comparison.differences().stream()
                .map(difference -> Probe.named(difference.probe())
                        .given("create table other (id int)", "create table t (v numeric)")
                        .prepare("select v from t where v = ?")
                        .setString(1, "1.5")
                        .query()
                        .instead("Use `setBigDecimal`."))
                .collect(Collectors.toMap(Probe::id, Function.identity()));
    }
}
