package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.SecretDetector;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both routes that the example is made for, row by row: what is planted is found, and nothing else. */
@Tag("waits")
class LegacyOrdersTest {

    @TempDir
    private static Path reports;

    private static CommandLineRun fromNg;
    private static CommandLineRun fromSimple;

    @BeforeAll
    static void walkBothRoutes() {
        fromNg = CommandLineRun.of(
                "upgrade",
                CommandLineRun.LEGACY_ORDERS,
                "--from",
                "pgjdbc-ng:0.8.9",
                "--report",
                reports.resolve("ng"));
        fromSimple = CommandLineRun.of(
                "upgrade",
                CommandLineRun.LEGACY_ORDERS,
                "--from",
                "pgjdbc:42.2.5?preferQueryMode=simple",
                "--report",
                reports.resolve("simple"));
    }

    @Test
    void findsFromPgjdbcNgWhatIsPlanted() {
        assertThat(found("ng"))
                .containsExactlyInAnyOrderElementsOf(PlantedProblem.all().stream()
                        .filter(planted ->
                                planted.isProblem() && !planted.changeFromNg().equals("-"))
                        .map(PlantedProblem::fromNg)
                        .toList());
    }

    @Test
    void findsFromSimpleModeWhatIsPlanted() {
        assertThat(found("simple"))
                .containsExactlyInAnyOrderElementsOf(PlantedProblem.all().stream()
                        .filter(planted -> planted.isProblem()
                                && !planted.changeFromSimple().equals("-"))
                        .map(PlantedProblem::fromSimple)
                        .toList());
    }

    @Test
    void flagsNoLookAlike() {
        Set<String> places = CommandLineRun.findings(reports.resolve("ng")).stream()
                .map(finding -> finding.file() + ":" + finding.line())
                .collect(Collectors.toSet());
        assertThat(PlantedProblem.all())
                .filteredOn(planted -> !planted.isProblem())
                .hasSizeGreaterThan(20)
                .noneMatch(planted -> places.contains(planted.place()));
    }

    @Test
    void saysWhichParameterOfAUrlAFindingIsAbout() {
        assertThat(fromNg.out()).contains("`sslMode=require`", "`networkTimeout=60000`", "cache.threshold=0`");
    }

    @Test
    void saysWhatIsNotVerifiedAndWhy() {
        assertThat(fromNg.out())
                .contains("Nothing could be said about", "year_sales", "It controls a transaction", "similarity");
    }

    @Test
    void endsWithFindings() {
        assertThat(List.of(fromNg.exitCode(), fromSimple.exitCode())).containsOnly(ExitCode.FINDINGS);
    }

    @Test
    void showsNoPasswordAnywhere() {
        SecretDetector detector = SecretDetector.of(
                CommandLineRun.resource("legacy-orders-secrets.txt").toArray(String[]::new));
        detector.assertClean(fromNg.out() + fromNg.err() + fromSimple.out() + fromSimple.err());
        detector.assertCleanFiles(reports);
    }

    private static List<String> found(String route) {
        return CommandLineRun.findings(reports.resolve(route)).stream()
                .map(PlantedProblem::row)
                .toList();
    }
}
