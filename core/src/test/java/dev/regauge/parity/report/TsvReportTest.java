package dev.regauge.parity.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.Comparison;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TsvReportTest {

    private final Comparison everything = SampleComparison.everything();

    @Test
    void saysFirstWhatWasMeasured() {
        assertThat(lines(everything))
                .startsWith(
                        "# from: pgjdbc-ng:0.8.9",
                        "# to: pgjdbc:42.7.14",
                        "# server: PostgreSQL 17.11",
                        "# time zone: America/New_York",
                        "# locale: en",
                        "# probes: 3000",
                        "# unstable: connection/shaky",
                        "kind\tchange\tgroup\tprobe\tcause\tfrom\tto\tadvice");
    }

    @Test
    void hasALineForEveryDifferenceOfEveryKind() {
        List<String> rows = lines(everything).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
        assertThat(rows)
                .hasSize(11)
                .contains(
                        "silent\tsilently-changes\treading\treading/numeric-sixth\t1\tanswers: rows: 1.5\tanswers: rows: 1.50\tUse `setBigDecimal`.",
                        "failure\tfixed\tstatements\tstatements/several\t5\tfails 42804: column \"v\" is of type bit\tanswers: rows: 1.5\tUse `setBigDecimal`.");
        assertThat(rows)
                .extracting(row -> row.split("\t", -1)[0])
                .containsSubsequence("silent", "failure", "performance", "cosmetic", "unmeasured");
    }

    @Test
    void isNotBrokenByWhatADriverSays() {
        Comparison hostile = SampleComparison.of(SampleComparison.cause(
                SampleComparison.ONE,
                new Outcome.Failure(Optional.empty(), "a\tb\nc\r\u001B[31m\u202Ed\u2028e"),
                "binding/hostile"));
        assertThat(lines(hostile))
                .last()
                .asString()
                .matches(row -> row.split("\t", -1).length == 8, "eight cells")
                .contains("a\\tb\\nc\\r\\u001b[31m\\u202Ed\\u2028e");
    }

    @Test
    void needsNoProbes() {
        assertThat(TsvReport.render(everything, Map.of()).lines())
                .last()
                .asString()
                .endsWith("\tanswers: rows: 1.5\t");
    }

    private static List<String> lines(Comparison comparison) {
        return TsvReport.render(comparison, SampleComparison.probes(comparison))
                .lines()
                .toList();
    }
}
