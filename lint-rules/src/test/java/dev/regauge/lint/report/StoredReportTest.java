package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.report.JoinedReport.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports that are kept, and those of several modules. */
class StoredReportTest {

    @Test
    void givesBackAllThatWasWritten() throws IOException {
        for (Report report :
                List.of(suppressing(SampleReports.orders()), SampleReports.empty(), SampleReports.blank())) {
            assertThat(read(written(report))).isEqualTo(report);
        }
    }

    /** A kept report prints what a fresh one does. */
    @Test
    void keepsWhatNoEncodingCanAsReportsShowIt() throws IOException {
        Report report = SampleReports.hostile("a\uD800bcd"); // as long as an SQLSTATE
        assertThat(JsonLinesReport.render(read(written(report)))).isEqualTo(JsonLinesReport.render(report));
    }

    @Test
    void refusesWhatIsCutShort() throws IOException {
        byte[] bytes = written(SampleReports.orders());
        for (int length : List.of(0, 3, bytes.length / 2, bytes.length - 1)) {
            assertThatThrownBy(() -> read(Arrays.copyOf(bytes, length))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void joinsModulesOfOneRouteWithTheirFolders() {
        Report orders = suppressing(SampleReports.orders());
        List<Report> joined = JoinedReport.of(
                "all",
                List.of(new Part("a/", orders), new Part("", SampleReports.empty())),
                List.of("one more is missing"));
        assertThat(joined).hasSize(1);
        assertThat(joined.get(0).notes()).contains("one more is missing");
        assertThat(joined.get(0).findings()).hasSameSizeAs(orders.findings());
        assertThat(joined.get(0).findings())
                .allSatisfy(finding -> assertThat(finding.location().file()).startsWith("a/"));
        assertThat(joined.get(0).suppressed().get(0).by().place().file()).isEqualTo("/etc/regauge-lint.toml");
    }

    /** By an entry of a file that modules share. */
    private static Report suppressing(Report report) {
        Finding first = report.findings().get(0);
        Suppression by =
                new Suppression(Suppression.Kind.CONFIGURATION, Location.inFile("/etc/regauge-lint.toml", 3), "known");
        return new Report(
                report.project(),
                report.route(),
                report.server(),
                report.inventory(),
                report.findings().subList(1, report.findings().size()),
                report.unverified(),
                report.notes(),
                report.diff(),
                report.written(),
                List.of(new Suppressed(first, by)));
    }

    private static byte[] written(Report report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoredReport.write(report, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Report read(byte[] bytes) throws IOException {
        return StoredReport.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
