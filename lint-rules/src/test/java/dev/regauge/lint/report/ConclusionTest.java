package dev.regauge.lint.report;

import static dev.regauge.lint.report.SampleReports.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Severity;
import dev.regauge.route.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    @Test
    void blamesTheChangeForWhatChangesAndBreaks() {
        Conclusion conclusion = Conclusion.of(SampleReports.orders());

        assertThat(conclusion.verdict()).isEqualTo("Not ready: 2 places silently change and 2 break.");
        assertThat(conclusion.next().get(0)).contains("--write");
        assertThat(conclusion.ready()).isFalse();
    }

    @Test
    void doesNotBlameTheChangeForWhatIsBrokenToday() {
        assertThat(verdict(Change.ALREADY_BROKEN))
                .isEqualTo("Ready, as far as was seen: the change breaks nothing,"
                        + " but 1 place fails today and will go on failing.");
        assertThat(verdict(Change.FIXED)).startsWith("Ready, as far as was seen");
    }

    @Test
    void provesNothingFromWhatWasNotMeasured() {
        Conclusion conclusion =
                Conclusion.of(SampleReports.of(finding("r", Change.UNKNOWN).build()));

        assertThat(conclusion.verdict()).isEqualTo("Not proven: 1 place was not measured.");
        assertThat(conclusion.ready()).isFalse();
    }

    @Test
    void doesNotCountInformation() {
        Report report = SampleReports.of(
                finding("r", Change.BREAKS).severity(Severity.INFO).build());

        assertThat(Conclusion.of(report).ready()).isTrue();
    }

    @Test
    void doesNotCountCorrectionsThatWereMade() {
        Report plan = SampleReports.of(finding("r", Change.BREAKS).safe().build());
        Report made = new Report("p", plan.route(), "s", List.of(), plan.findings(), List.of(), List.of(), "x", true);

        assertThat(Conclusion.of(plan).ready()).isFalse();
        assertThat(Conclusion.of(made).ready()).isTrue();
        assertThat(Conclusion.of(made).next()).containsExactly("Review the edits that were made, and rebuild.");
    }

    @Test
    void isNotReadyWhereNothingWasLookedAt() {
        Conclusion conclusion = Conclusion.of(SampleReports.blank());

        assertThat(conclusion.verdict()).isEqualTo("Nothing was looked at, so nothing can be said.");
        assertThat(conclusion.ready()).isFalse();
    }

    private static String verdict(Change change) {
        return Conclusion.of(SampleReports.of(finding("r", change).build())).verdict();
    }
}
