package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.url.rewrite.OwnOutput;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written among the sources is not found again as a part of the program. */
class OwnOutputTest {

    @TempDir
    private Path folder;

    @Test
    void reportsAreKnownInAllTheirForms() {
        reports()
                .forEach((name, text) ->
                        assertThat(OwnOutput.isOne(name, text)).as(name).isTrue());
    }

    @Test
    void nothingIsFoundInThem() throws IOException {
        assertThat(reports().values()).anyMatch(text -> text.contains("jdbc:pgsql:"));
        for (Map.Entry<String, String> report : reports().entrySet()) {
            write(report.getKey(), report.getValue());
        }
        assertThat(ProjectRewriter.plan(folder, SampleReports.FROM_NG).refusals())
                .isEmpty();
        ScanResult found = ProjectScanner.scan(folder);
        assertThat(found.sites()).isEmpty();
        assertThat(found.skipped()).isEmpty();
    }

    @Test
    void whatAProgramReadsIsNone() throws IOException {
        String url = "jdbc:pgsql://db1/orders";
        write("settings.json", "[{\"type\": \"issue\", \"url\": \"" + url + "\"}]");
        write("rules.json", "{\"rule\": \"in-list\", \"url\": \"" + url + "\"}");
        write("other.sarif.json", "{\"$schema\": \"https://x/sarif-2.1.0.json\", \"url\": \"" + url + "\"}");
        write("TEST-a.xml", "<testsuite name=\"a\"><failure>" + url + "</failure></testsuite>");
        assertThat(ProjectRewriter.plan(folder, SampleReports.FROM_NG).refusals())
                .hasSize(4);
    }

    private static Map<String, String> reports() {
        Map<String, String> reports = new TreeMap<>();
        Map.of("orders", SampleReports.orders(), "large", SampleReports.large(50))
                .forEach((name, report) -> {
                    reports.put(name + ".json", JsonLinesReport.render(report));
                    reports.put(name + "-sarif.json", SarifReport.render(report));
                    reports.put(name + "-gitlab.json", GitlabReport.render(report));
                    reports.put(name + "-junit.xml", JunitReport.render(report));
                    reports.put(name + "-checkstyle.xml", CheckstyleReport.render(report));
                });
        return reports;
    }

    private void write(String name, String text) throws IOException {
        Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(resources.resolve(name), text);
    }
}
