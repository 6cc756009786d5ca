package dev.regauge.lint.report;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GoldenReportsTest {

    @Test
    void theTerminalShowsTheOrderSystem() throws IOException {
        Golden.check("orders.txt", TextReport.render(SampleReports.orders(), false, 100));
    }

    @Test
    void theLinesOfJsonHoldTheOrderSystem() throws IOException {
        Golden.check("orders.jsonl", JsonLinesReport.render(SampleReports.orders()));
    }

    /** Without the style sheet and the script, whose changes are looked at and not compared. */
    @Test
    void thePageShowsTheOrderSystem() throws IOException {
        String page = HtmlReport.render(SampleReports.orders());
        String policy = HtmlReport.STYLE.policy(HtmlReport.SCRIPT).replace("'", "&#39;");
        Golden.check(
                "orders.html",
                page.replace(HtmlReport.STYLE.css(), "")
                        .replace(HtmlReport.SCRIPT.text(), "")
                        .replace(policy, "the policy"));
    }

    @Test
    void theTerminalSaysThatNothingWasFound() throws IOException {
        Golden.check("empty.txt", TextReport.render(SampleReports.empty(), false, 80));
    }
}
