package dev.regauge.lint.report;

import static dev.regauge.lint.report.SampleReports.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.route.Change;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stay is in the reports, apart from the rest. */
class SuppressedInReportsTest {

    private static final Finding BREAKS = finding("a-rule", Change.BREAKS).build();

    @Test
    void doesNotCountForTheVerdict() {
        assertThat(TextReport.render(report(1, "until March"), false, 80))
                .contains("Suppressed ---", "a-rule\n    by a comment: until March\n")
                .contains(
                        "Nothing is open on this route",
                        "nothing is left that the change would break but 1\nfinding that may stay.")
                .doesNotContain("Not ready", "Breaks ---", "Nothing was found");
    }

    @Test
    void isOnThePageToo() {
        assertThat(HtmlReport.render(report(1, "until <March>")))
                .contains("Nothing is open", "a-rule, by a comment: until &lt;March&gt;")
                .doesNotContain("Nothing was found");
    }

    @Test
    void isCutWhereThereIsTooMuchOfIt() {
        assertThat(TextReport.render(report(100, "r"), false, 80)).contains("And 75 more.");
    }

    @Test
    void reachesNoTerminalUnseen() {
        assertThat(TextReport.render(report(1, "\u001B[2J\u202Eabc\r\nx"), false, 80))
                .doesNotContain("\u001B", "\u202E", "\r");
    }

    @Test
    void isInJsonOnlyWhereItIsAskedFor() {
        assertThat(JsonLinesReport.render(report(2, "until March"))).isEmpty();
        assertThat(JsonLinesReport.render(report(2, "until March"), true).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"rule\":\"a-rule\"")
                        .endsWith(",\"suppressed\":{\"by\":\"comment\",\"file\":\"a.sql\",\"line\":3,"
                                + "\"reason\":\"until March\"}}"));
    }

    @Test
    void hasFingerprintsOfItsOwn() {
        List<String> lines =
                JsonLinesReport.render(report(2, "r"), true).lines().toList();
        assertThat(lines.get(0)).isNotEqualTo(lines.get(1));
    }

    private static Report report(int count, String reason) {
        Suppression by = new Suppression(Suppression.Kind.COMMENT, Location.inFile("a.sql", 3), reason);
        return new Report(
                "p",
                SampleReports.FROM_NG,
                "",
                List.of("much"),
                List.of(),
                List.of(),
                List.of(),
                "",
                false,
                Collections.nCopies(count, new Suppressed(BREAKS, by)));
    }
}
