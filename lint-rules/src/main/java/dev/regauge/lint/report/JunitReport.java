package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as failed tests, in the form of JUnit's XML report that build servers show: a test case a finding, of the
 * class it is in, named by rule and place. What is only good to know has passed. Where nothing was found there is one test
 * that has passed, because servers take a report without tests for a broken one.
 */
public final class JunitReport {

    private JunitReport() {}

    /** The document. */
    public static String render(Report report) {
        List<Finding> findings = report.findings();
        XmlText xml = new XmlText().open("testsuite", suite(report));
        findings.forEach(finding -> testCase(xml, finding, report.route().toString()));
        if (findings.isEmpty()) {
            xml.open("testcase", attributes("regauge", "nothing was found on " + report.route()))
                    .close();
        }
        return xml.end();
    }

    private static Map<String, String> suite(Report report) {
        long failures = report.findings().stream().filter(JunitReport::fails).count();
        Map<String, String> suite = new LinkedHashMap<>();
        suite.put("name", "regauge lint " + report.route());
        suite.put("tests", String.valueOf(Math.max(1, report.findings().size())));
        suite.put("failures", String.valueOf(failures));
        suite.put("errors", "0");
        suite.put("skipped", "0");
        suite.put("time", "0");
        return suite;
    }

    private static boolean fails(Finding finding) {
        return finding.severity() != Severity.INFO;
    }

    private static void testCase(XmlText xml, Finding finding, String route) {
        Location location = finding.location();
        String owner = location.className().isEmpty() ? location.file() : location.className();
        xml.open("testcase", attributes(owner, finding.rule() + " at " + Words.place(finding)));
        String details = finding.message() + "\n" + Plain.details(finding, route);
        if (fails(finding)) {
            xml.open("failure", failure(finding)).text(details).close();
        } else {
            xml.open("system-out", Map.of()).text(details).close();
        }
        xml.close();
    }

    private static Map<String, String> attributes(String owner, String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("classname", owner);
        attributes.put("name", name);
        attributes.put("time", "0");
        return attributes;
    }

    private static Map<String, String> failure(Finding finding) {
        Map<String, String> failure = new LinkedHashMap<>();
        failure.put("type", Words.id(finding.severity()));
        failure.put("message", finding.message());
        return failure;
    }
}
