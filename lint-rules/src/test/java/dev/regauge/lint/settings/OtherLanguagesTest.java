package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Annotated functions of other languages, as their compilers (2.2.21, 2.13.18, 3.3.7) leave them; sources lie beside. */
class OtherLanguagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/regauge/lint/settings");

    @Test
    void functionsLambdasObjectsAndGettersOfKotlin() {
        Sifted sifted = sift("kotlin");
        assertThat(letters(
                        sifted.suppressed().stream().map(kept -> kept.finding()).toList()))
                .containsExactlyInAnyOrder("a", "b", "c", "e", "f", "g");
        assertThat(letters(sifted.open())).containsExactly("d");
    }

    @Test
    void functionsAndObjectsOfScala2() {
        sifted(sift("scala2"));
    }

    @Test
    void functionsAndObjectsOfScala3() {
        sifted(sift("scala3"));
    }

    private static void sifted(Sifted sifted) {
        assertThat(letters(
                        sifted.suppressed().stream().map(kept -> kept.finding()).toList()))
                .containsExactlyInAnyOrder("a", "b", "c", "e");
        assertThat(letters(sifted.open())).containsExactlyInAnyOrder("d", "f");
    }

    /** The column that a statement of the fixture selects. */
    private static List<String> letters(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.sql().substring("select ".length(), "select ".length() + 1))
                .toList();
    }

    private static Sifted sift(String language) {
        ScanResult scan = ProjectScanner.scan(FOLDER.resolve(language));
        List<Finding> findings = Linter.lint(
                Linted.ROUTE, scan, new RewritePlan(List.of(), List.of(), 0), Evidence.load(), Verification.NONE);
        return Suppressions.sift(findings, scan, LintConfig.NONE, FileComments.NONE);
    }
}
