package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProblemsTest {

    private static final KnownProblems KNOWN = KnownProblems.load();

    @TempDir
    private Path folder;

    private static List<String> of(String version) {
        return KNOWN.of(DriverUse.PGJDBC, DriverVersion.parse(version).orElseThrow()).stream()
                .map(KnownProblem::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CVE-2018-10936, 42.2.4, 42.2.5",
        "CVE-2020-13692, 42.2.12, 42.2.13",
        "CVE-2022-21724, 42.2.24, 42.2.25",
        "CVE-2022-21724, 42.3.1, 42.3.2",
        "CVE-2022-31197, 42.2.25, 42.2.26",
        "CVE-2022-31197, 42.3.6, 42.3.7",
        "CVE-2022-31197, 42.4.0, 42.4.1",
        "CVE-2022-41946, 42.5.0, 42.5.1",
        "CVE-2022-41946, 42.2.26, 42.2.27",
        "CVE-2024-1597, 42.7.1, 42.7.2",
        "CVE-2024-1597, 42.6.0, 42.6.1",
        "CVE-2024-1597, 42.2.27.jre7, 42.2.28.jre7",
        "CVE-2025-49146, 42.7.6, 42.7.7",
        "CVE-2026-42198, 42.7.10, 42.7.11",
        "CVE-2026-54291, 42.7.11, 42.7.12",
        "CVE-2026-107314, 42.7.13, 42.7.14",
        "CVE-2026-134841, 42.7.14, 42.7.15",
        "CVE-2026-134842, 42.7.14, 42.7.15",
        "CVE-2026-134845, 42.7.14, 42.7.15",
        "CVE-2026-134848, 42.7.14, 42.7.15",
        "CVE-2024-1597, 42.7.2-SNAPSHOT, 42.7.2"
    })
    void endWithTheFirstFixedVersionOfEachLine(String id, String last, String fixed) {
        assertThat(of(last)).contains(id);
        assertThat(of(fixed)).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({
        "CVE-2022-21724, 9.4.1207, 9.4.1208",
        "CVE-2022-41946, 42.1.4, 42.2.0",
        "CVE-2025-49146, 42.7.3, 42.7.4",
        "CVE-2026-42198, 42.1.4, 42.2.0",
        "CVE-2026-54291, 42.7.3, 42.7.4",
        "CVE-2026-107314, 42.7.10, 42.7.11",
        "CVE-2026-134845, 9.4.1207, 9.4.1208"
    })
    void beginWithTheFirstVersionThatHasThem(String id, String before, String first) {
        assertThat(of(before)).doesNotContain(id);
        assertThat(of(first)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"42.1.4", "42.6.3", "9.4-1201-jdbc41"})
    void stayInLinesThatNobodyFixed(String version) {
        assertThat(of(version)).contains("CVE-2026-134841");
    }

    @Test
    void arePassedOverInBuildsOfOthers() {
        assertThat(of("42.2.5-redhat-00001")).isEmpty();
    }

    @Test
    void areOfPgjdbcUnderItsOldNameToo() {
        assertThat(KNOWN.of(
                        DriverUse.PGJDBC_BEFORE_2013,
                        DriverVersion.parse("9.1-901.jdbc4").orElseThrow()))
                .extracting(KnownProblem::id)
                .contains("CVE-2024-1597");
    }

    @ParameterizedTest
    @CsvSource({"3.0, false", "3.1, true", "3.2, true", "3.3, false"})
    void ofScramEndWithTheLastThatIsKnownToHaveIt(String version, boolean has) {
        assertThat(KNOWN.of(
                        "com.ongres.scram:scram-client",
                        DriverVersion.parse(version).orElseThrow()))
                .hasSize(has ? 1 : 0);
    }

    @Test
    void comeWithADateASentenceAndASource() {
        assertThat(KNOWN.date()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(KNOWN.all()).hasSizeGreaterThan(10).allSatisfy(problem -> {
            assertThat(problem.id()).matches("CVE-\\d{4}-\\d{4,7}");
            assertThat(problem.source()).startsWith("https://");
            assertThat(problem.sentence()).isNotBlank().doesNotEndWith(".");
            assertThat(problem.fixed().isEmpty()).isEqualTo(problem.last().isPresent());
        });
        assertThat(KNOWN.all()).extracting(KnownProblem::id).doesNotHaveDuplicates();
    }

    @Test
    void giveWayToTheProjectsOwnTable() throws IOException {
        Files.createDirectories(folder.resolve(".regauge"));
        Files.writeString(
                folder.resolve(KnownProblems.OWN),
                "# date: 2027-01-31\nCVE-2027-1\torg.postgresql:postgresql\t-\t-\t43.0.1\t-\tit is bad\thttps://x\n");
        KnownProblems own = KnownProblems.forProject(folder);
        assertThat(own.date()).isEqualTo("2027-01-31");
        assertThat(own.all()).extracting(KnownProblem::id).containsExactly("CVE-2027-1");
    }

    @Test
    void areNotReadThroughALinkThatLeadsElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("known.tsv"), "# date: 2027-01-31\n");
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.createSymbolicLink(project.resolve(".regauge"), elsewhere);
        assertThatThrownBy(() -> KnownProblems.forProject(project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("behind a symbolic link, which is not followed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-2027-1\torg.postgresql:postgresql\t-\t-\t43.0.1\t-\tno date\thttps://x\n",
                "# date: 2027-01-31\nCVE-2027-1\torg.postgresql:postgresql\n",
                "# date: 2027-01-31\nCVE-2027-1\torg.postgresql:postgresql\t-\t-\tsoon\t-\tx\thttps://x\n",
                "# date: 2027-01-31\nCVE-2027-1\tcom.other:other\t-\t-\t1\t-\tx\thttps://x\n",
                "# date: tomorrow\n"
            })
    void areRefusedInWordsWhereATableIsNone(String text) throws IOException {
        Files.createDirectories(folder.resolve(".regauge"));
        Files.writeString(folder.resolve(KnownProblems.OWN), text);
        assertThatThrownBy(() -> KnownProblems.forProject(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not a table of known vulnerabilities: ")
                .hasMessageContaining("to fix:");
    }
}
