package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.route.Change;
import org.junit.jupiter.api.Test;

class GithubReportTest {

    private static String line(SampleReports.Builder finding) {
        return GithubReport.render(SampleReports.of(finding.build()));
    }

    @Test
    void isACommandALine() {
        assertThat(line(SampleReports.finding("in-bare-placeholder", Change.BREAKS)
                        .at(Location.inFile("src/A.java", 12))
                        .column(5)
                        .says("`IN ?` is no SQL")))
                .startsWith("::error file=src/A.java,line=12,col=5,title=in-bare-placeholder::`IN ?` is no SQL%0A")
                .endsWith("\n")
                .hasLineCount(1);
    }

    @Test
    void namesWhatIsGoodToKnowANotice() {
        assertThat(line(SampleReports.finding("a", Change.FIXED).severity(Severity.INFO)))
                .startsWith("::notice file=f,line=1,");
    }

    @Test
    void leavesOutALineThatNobodyKnows() {
        assertThat(line(SampleReports.finding("a", Change.BREAKS).at(Location.inFile("f", 0))))
                .startsWith("::error file=f,title=a::");
    }

    @Test
    void noTextBecomesACommandOfItsOwn() {
        String hostile = GithubReport.render(SampleReports.hostile("a\n::set-env name=X::y\r\n::error::z,:%"));
        assertThat(hostile).hasLineCount(1);
        assertThat(hostile)
                .startsWith("::error file=a%0A%3A%3Aset-env name=X%3A%3Ay%0D%0A%3A%3Aerror%3A%3Az%2C%3A%25,");
    }
}
