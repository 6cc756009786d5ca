package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Description;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverRulesTest {

    private static final Route FROM_OLD = Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14");
    private static final Route FROM_NG = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
    private static final Location POM = Location.inFile("pom.xml", 12);

    private static DriverUse use(String artifact, String version) {
        return DriverUse.of(artifact, version, POM, "");
    }

    private static DriverUse pgjdbc(String version) {
        return use(DriverUse.PGJDBC, version);
    }

    private static List<Finding> lint(Route route, DriverUse... uses) {
        return DriverRules.lint(route, new BuildReading(List.of(uses), List.of()), KnownProblems.load());
    }

    private static List<Finding> lint(String rule, Route route, DriverUse... uses) {
        return lint(route, uses).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    @Nested
    class DriverCve {

        @Test
        void tellsWhatTheChangeFixesFromWhatStays() {
            assertThat(lint("driver-cve", FROM_OLD, pgjdbc("42.2.5")))
                    .extracting(Finding::change, Finding::severity, Finding::location)
                    .containsExactly(
                            tuple(Change.FIXED, Severity.INFO, POM), tuple(Change.ALREADY_BROKEN, Severity.INFO, POM));
            Finding fixed = lint("driver-cve", FROM_OLD, pgjdbc("42.2.5")).get(0);
            assertThat(fixed.message())
                    .isEqualTo("pgjdbc:42.2.5 has 6 known vulnerabilities, which pgjdbc:42.7.14 fixes: CVE-2020-13692,"
                            + " CVE-2022-21724, CVE-2022-31197, CVE-2022-41946, CVE-2024-1597, CVE-2026-42198");
            assertThat(fixed.why())
                    .contains(
                            "CVE-2024-1597: a negative number",
                            "(only with preferQueryMode=simple); fixed in 42.2.28.");
            assertThat(fixed.source()).matches("known vulnerabilities as of \\d{4}-\\d{2}-\\d{2}");
        }

        @Test
        void comparesNothingWithABuildOfOthers() {
            for (Route route : List.of(FROM_OLD, FROM_NG, Route.of("pgjdbc:42.2.5", "pgjdbc:42.5.0"))) {
                Finding only =
                        lint("driver-cve", route, pgjdbc("42.2.5.redhat-00001")).get(0);
                assertThat(lint("driver-cve", route, pgjdbc("42.2.5.redhat-00001")))
                        .hasSize(1);
                assertThat(only.change()).isEqualTo(Change.UNKNOWN);
                assertThat(only.severity()).isEqualTo(Severity.INFO);
                assertThat(only.message())
                        .isEqualTo("Which known vulnerabilities pgjdbc:42.2.5.redhat-00001 has is not known");
                assertThat(only.from().verb()).isEqualTo("not measured");
                assertThat(only.to().verb()).isEqualTo("not measured");
            }
            Route toForeign = Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14.acme");
            assertThat(lint("driver-cve", toForeign, pgjdbc("42.2.5")))
                    .extracting(Finding::change)
                    .containsExactly(Change.UNKNOWN);
        }

        @Test
        void warnsOfWhatStaysThoughAMeasuredVersionFixesIt() {
            Route within = Route.of("pgjdbc:42.2.5", "pgjdbc:42.5.0");
            Finding stays = lint("driver-cve", within, pgjdbc("42.2.5")).get(1);
            assertThat(stays.change()).isEqualTo(Change.ALREADY_BROKEN);
            assertThat(stays.severity()).isEqualTo(Severity.WARNING);
            assertThat(stays.message()).contains("which pgjdbc:42.5.0 has as well", "CVE-2022-41946");
            assertThat(stays.advice()).startsWith("Take 42.7.15 or newer, which fixes all that is known.");
        }

        @Test
        void saysTheFirstFixedVersionOfTheLineWhereOneFixesAll() {
            KnownProblem one = KnownProblem.parse("CVE-1\t" + DriverUse.PGJDBC + "\t-\t-\t42.2.9,42.3.1\t-\tx\ty");
            KnownProblem two = KnownProblem.parse("CVE-2\t" + DriverUse.PGJDBC + "\t-\t-\t42.2.11\t-\tx\ty");
            KnownProblems known = new KnownProblems("2026-12-01", List.of(one, two));
            BuildReading reading = new BuildReading(List.of(pgjdbc("42.2.5")), List.of());
            assertThat(DriverRules.lint(FROM_OLD, reading, known))
                    .singleElement()
                    .extracting(Finding::advice)
                    .isEqualTo(
                            "Nothing beyond the change itself. Without leaving its line, 42.2.11 fixes all of them.");
        }

        @Test
        void tellsWhatTheChangeBrings() {
            assertThat(lint("driver-cve", FROM_NG, use(DriverUse.PGJDBC_NG, "0.8.9")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.change()).isEqualTo(Change.COSTS);
                        assertThat(finding.severity()).isEqualTo(Severity.INFO);
                        assertThat(finding.message())
                                .startsWith("pgjdbc:42.7.14 comes with 4 known vulnerabilities that pgjdbc-ng:0.8.9");
                    });
            assertThat(lint("driver-cve", Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.6"), pgjdbc("42.2.5")))
                    .extracting(Finding::change, Finding::severity)
                    .contains(tuple(Change.COSTS, Severity.WARNING));
        }

        @Test
        void knowsThatTheChangeMakesNothingOlder() {
            assertThat(lint("driver-cve", Route.of("pgjdbc:9.4.1212", "pgjdbc:42.2.5"), pgjdbc("42.7.15")))
                    .isEmpty();
        }

        @Test
        void saysOfAPgjdbcBesideTheDriverThatGoesThatItStays() {
            assertThat(lint("driver-cve", FROM_NG, pgjdbc("42.2.5")))
                    .extracting(Finding::change, Finding::severity)
                    .containsExactly(tuple(Change.ALREADY_BROKEN, Severity.WARNING));
            assertThat(lint("driver-cve", FROM_NG, pgjdbc("42.2.5")).get(0).to().text())
                    .startsWith("= pgjdbc:42.2.5 has CVE-2020-13692");
        }

        @Test
        void isSilentAboutAVersionThatNobodyTells() {
            DriverUse open = DriverUse.undecided(DriverUse.PGJDBC, "its version is decided by a platform", POM, "");
            assertThat(lint(FROM_OLD, open))
                    .extracting(Finding::rule, Finding::severity)
                    .containsExactly(tuple("driver-version-undecided", Severity.INFO));
        }

        @Test
        void isGoodToKnowWhereOnlyTestsSeeTheDriver() {
            assertThat(lint(
                            Route.of("pgjdbc:42.2.5", "pgjdbc:42.5.0"),
                            pgjdbc("42.2.5").aside(true)))
                    .isNotEmpty()
                    .allMatch(finding -> finding.severity() == Severity.INFO);
        }

        @Test
        void looksAtLibrariesOfDriversToo() {
            assertThat(lint("driver-cve", FROM_OLD, use("com.ongres.scram:scram-client", "3.2")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("CVE-2026-53712"))
                    .satisfies(finding -> assertThat(finding.why()).contains("no fixed release is known"));
        }
    }

    @Nested
    class TheTarget {

        private static Optional<String> about(String target) {
            return DriverRules.aboutTarget(Route.of("pgjdbc-ng:0.8.9", target), KnownProblems.load());
        }

        @Test
        void isSaidToHaveVulnerabilitiesItself() {
            assertThat(about("pgjdbc:42.7.14?preferQueryMode=simple"))
                    .hasValueSatisfying(note -> assertThat(note)
                            .matches("pgjdbc:42\\.7\\.14 has 4 known vulnerabilities itself, as of [0-9-]+:"
                                    + " CVE-2026-134841, CVE-2026-134842 \\(only with preferQueryMode=simple\\),"
                                    + " CVE-2026-134845, CVE-2026-134848\\. pgjdbc:42\\.7\\.15 is the first that has"
                                    + " none of them: take it as soon as it can be had\\."));
        }

        @Test
        void isNotMentionedWhereNothingIsKnown() {
            assertThat(about("pgjdbc:42.7.15")).isEmpty();
            assertThat(about("pgjdbc:42.2.5.acme")).isEmpty();
        }

        @Test
        void isSaidToHaveSomeThatNobodyHasFixed() {
            KnownProblem fixed = KnownProblem.parse("CVE-1\t" + DriverUse.PGJDBC + "\t-\t-\t42.2.9\t-\tx\ty");
            KnownProblem open = KnownProblem.parse("CVE-2\t" + DriverUse.PGJDBC + "\t-\t42.2.9\t-\t-\tx\ty");
            KnownProblems known = new KnownProblems("2026-12-01", List.of(fixed, open));
            assertThat(DriverRules.aboutTarget(Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.2.5"), known))
                    .contains("pgjdbc:42.2.5 has 2 known vulnerabilities itself, as of 2026-12-01: CVE-1, CVE-2."
                            + " pgjdbc:42.2.9 is the first that fixes what can be fixed: take it as soon as it can be"
                            + " had. No fixed release is known of CVE-2.");
        }
    }

    @Nested
    class DuplicateDriver {

        @Test
        void findsTheOldNameBesideTheNew() {
            assertThat(lint("duplicate-driver", FROM_OLD, pgjdbc("42.2.5"), use("postgresql:postgresql", "9.1-901")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message())
                                .isEqualTo("postgresql:postgresql:9.1-901 stands beside"
                                        + " org.postgresql:postgresql:42.2.5 (pom.xml:12): the same classes twice");
                        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    });
        }

        @Test
        void findsTwoDriversWhereTheRouteLeavesNone() {
            DriverUse ng = use(DriverUse.PGJDBC_NG, "0.8.9");
            assertThat(lint("duplicate-driver", FROM_OLD, ng, pgjdbc("42.2.5"))).hasSize(1);
            // what the rule driver-dependency says already
            assertThat(lint("duplicate-driver", FROM_NG, ng, pgjdbc("42.2.5"))).isEmpty();
        }

        @Test
        void leavesAloneWhatIsNotOnOneClassPath() {
            DriverUse other = DriverUse.of("postgresql:postgresql", "9.1-901", POM, "other");
            assertThat(lint("duplicate-driver", FROM_OLD, pgjdbc("42.2.5"), other))
                    .isEmpty();
            assertThat(lint(
                            "duplicate-driver",
                            FROM_OLD,
                            pgjdbc("42.2.5"),
                            use("postgresql:postgresql", "9.1").aside(true)))
                    .isEmpty();
            assertThat(lint(
                            "duplicate-driver",
                            FROM_OLD,
                            pgjdbc("42.2.5"),
                            use("postgresql:postgresql", "9.1").when("profile x")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"app.war, 1", "jars in lib, 1", "jars in web/WEB-INF/lib, 1", "jars in drivers, 0"})
        void findsTwoVersionsInOneFolderOfLibraries(String classPath, int findings) {
            List<DriverUse> jars = new ArrayList<>();
            for (String version : List.of("42.2.5", "42.7.14")) {
                Location jar = Location.inFile("lib/postgresql-" + version + ".jar", 0);
                jars.add(DriverUse.of(DriverUse.PGJDBC, version, jar, classPath));
            }
            assertThat(lint("duplicate-driver", FROM_OLD, jars.toArray(DriverUse[]::new)))
                    .hasSize(findings);
        }
    }

    @Nested
    class OldEditions {

        @ParameterizedTest
        @CsvSource({"42.2.5.jre7", "42.2.5.jre6", "9.4-1201-jdbc41", "9.1-901.jdbc4"})
        void areFoundAndFixedByTheChange(String version) {
            assertThat(lint("jre6-7-classifier", FROM_OLD, pgjdbc(version)))
                    .extracting(Finding::change, Finding::severity)
                    .containsExactly(tuple(Change.FIXED, Severity.INFO));
        }

        @Test
        void areWarnedOfWhereTheyStay() {
            assertThat(lint(
                            "jre6-7-classifier",
                            Route.of("pgjdbc:9.4.1212", "pgjdbc:42.2.5.jre7"),
                            pgjdbc("42.2.5.jre7")))
                    .extracting(Finding::change, Finding::severity)
                    .containsExactly(tuple(Change.ALREADY_BROKEN, Severity.WARNING));
        }

        @ParameterizedTest
        @CsvSource({"42.2.5", "9.4-1201-jdbc42", "42.2.5.jre8"})
        void areNotSeenInOthers(String version) {
            assertThat(lint("jre6-7-classifier", FROM_OLD, pgjdbc(version))).isEmpty();
        }
    }

    @Test
    void explainThemselves() {
        assertThat(DriverRules.descriptions())
                .extracting(Description::id)
                .containsExactly("driver-cve", "duplicate-driver", "jre6-7-classifier", "driver-version-undecided");
        assertThat(DriverRules.descriptions()).allSatisfy(rule -> {
            assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.why()).endsWith(".");
            assertThat(rule.bad()).isNotEqualTo(rule.good());
        });
    }
}
