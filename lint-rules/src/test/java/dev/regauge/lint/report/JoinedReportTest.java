package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.build.BuildFiles;
import dev.regauge.lint.build.DriverRules;
import dev.regauge.lint.build.KnownProblems;
import dev.regauge.lint.build.ResolvedDriver;
import dev.regauge.lint.report.JoinedReport.Part;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that several modules get is one thing to mend, and each place that names it is another. */
class JoinedReportTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String NONE = "<project/>";

    private static final String NAMING = "<project>\n<dependencies>\n<dependency><groupId>org.postgresql</groupId>"
            + "<artifactId>postgresql</artifactId></dependency></dependencies></project>";

    @TempDir
    private Path folder;

    @Test
    void tellsOnceOfADriverThatNoModuleNames() throws IOException {
        Report report = joined(part("web", NONE, "42.2.5"), part("jobs", NONE, "42.2.5"), part("mail", NONE, "42.2.5"));
        assertThat(report.findings())
                .extracting(Finding::location)
                .containsOnly(Location.inFile("web/pom.xml", 1))
                .isNotEmpty();
        assertThat(report.findings()).extracting(Finding::change).doesNotHaveDuplicates();
        assertThat(report.notes())
                .first()
                .asString()
                .isEqualTo(
                        "driver-cve of org.postgresql:postgresql:42.2.5 stands once, at web/pom.xml:1, and is true of"
                                + " 2 modules more that get it without naming it: jobs/pom.xml, mail/pom.xml");
    }

    @Test
    void tellsOfItWhereAModuleNamesIt() throws IOException {
        Report report = joined(part("web", NONE, "42.2.5"), part("store", NAMING, "42.2.5"));
        assertThat(report.findings()).extracting(Finding::location).containsOnly(Location.inFile("store/pom.xml", 3));
    }

    @Test
    void tellsOfEachModuleThatNamesItAndOfEachVersion() throws IOException {
        Report report = joined(
                part("store", NAMING, "42.2.5"),
                part("audit", NAMING, "42.2.5"),
                part("web", NONE, "42.2.5"),
                part("jobs", NONE, "42.6.0"));
        assertThat(report.findings())
                .extracting(finding -> finding.location().toString())
                .containsOnly("audit/pom.xml:3", "store/pom.xml:3", "jobs/pom.xml:1");
    }

    private static Report joined(Part... parts) {
        return JoinedReport.of("all", List.of(parts), List.of()).get(0);
    }

    private Part part(String module, String pom, String version) throws IOException {
        Path project = Files.createDirectories(folder.resolve(module));
        Files.writeString(project.resolve("pom.xml"), pom);
        List<Finding> findings = DriverRules.lint(
                ROUTE,
                BuildFiles.read(project)
                        .resolved(List.of(new ResolvedDriver("org.postgresql:postgresql", version, false)), "pom.xml"),
                KnownProblems.load());
        return new Part(
                module + "/",
                new Report(module, ROUTE, "", List.of(), findings, List.of(), List.of(), "", false, List.of()));
    }
}
