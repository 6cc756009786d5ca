package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The findings in the form of Checkstyle's XML report, which most build servers read: {@code checkstyle/file/error} with
 * {@code line, column, severity, message, source}. Severities are Checkstyle's own: error, warning, info. A source is
 * {@code dev.regauge.} and the rule. Files are sorted.
 */
public final class CheckstyleReport {

    private CheckstyleReport() {}

    /** The document. Where nothing was found it has no file. */
    public static String render(Report report) {
        XmlText xml = new XmlText().open("checkstyle", Map.of("version", "10.0"));
        byFile(report.findings()).forEach((file, findings) -> {
            xml.open("file", Map.of("name", file));
            findings.forEach(finding -> xml.open("error", attributes(finding)).close());
            xml.close();
        });
        return xml.end();
    }

    private static Map<String, List<Finding>> byFile(List<Finding> findings) {
        return findings.stream()
                .collect(
                        Collectors.groupingBy(finding -> finding.location().file(), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, String> attributes(Finding finding) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("line", String.valueOf(finding.location().line()));
        finding.column().ifPresent(column -> attributes.put("column", String.valueOf(column)));
        attributes.put("severity", Words.id(finding.severity()));
        attributes.put("message", finding.message() + " To fix: " + finding.advice());
        attributes.put("source", "dev.regauge." + finding.rule());
        return attributes;
    }
}
