package dev.regauge.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the rooms of the house, reading every module's compiled classes. */
@Tag("waits")
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("regauge.root"));

    private static final List<String> MODULES = List.of(
            "url-rewriter",
            "core",
            "copy-bulk",
            "lint-rules",
            "lint-rules/archunit",
            "lint-rules/maven-plugin",
            "bench",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void everyModuleIsLookedAt() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(CLASSES)
                        .as("classes of %s", module)
                        .anyMatch(found -> found.getSource()
                                .orElseThrow()
                                .getUri()
                                .getPath()
                                .contains("/" + module + "/target/classes/")));
    }

    @Test
    void noCyclesBetweenPackages() {
        check(slices().matching("dev.regauge.(**)").should().beFreeOfCycles());
    }

    @Test
    void whatAllShareStandsAtTheBottom() {
        check(mayKnow("dev.regauge.route.."));
        check(mayKnow("dev.regauge.page.."));
        check(mayKnow("dev.regauge.annotation.."));
        check(mayKnow("dev.regauge.name.."));
        check(mayKnow("dev.regauge.url..", "dev.regauge.route.."));
    }

    @Test
    void coreAndLintRulesDoNotKnowEachOther() {
        check(mayKnow("dev.regauge.parity..", "dev.regauge.route..", "dev.regauge.url..", "dev.regauge.page.."));
        check(mayKnow(
                "dev.regauge.lint..",
                "dev.regauge.route..",
                "dev.regauge.url..",
                "dev.regauge.page..",
                "dev.regauge.name.."));
        check(mayKnow("dev.regauge.archunit..", "dev.regauge.lint..", "dev.regauge.route..", "dev.regauge.url.."));
    }

    @Test
    void archUnitIsKnownWhereItsRulesAreOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.regauge.archunit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.tngtech..", "dev.regauge.archunit.."));
    }

    /** Fixes stand on rules and scans; only what lints a project stands on them. */
    @Test
    void fixesStandOnTheRulesAndBelowTheProject() {
        check(noClasses()
                .that(resideInAnyPackage("dev.regauge.lint.fix.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.regauge.lint.project..",
                        "dev.regauge.lint.report..",
                        "dev.regauge.lint.settings..",
                        "dev.regauge.lint.baseline..",
                        "dev.regauge.lint.build.."));
        check(noClasses()
                .that(resideInAnyPackage("dev.regauge.lint.."))
                .and()
                .resideOutsideOfPackages("dev.regauge.lint.fix..", "dev.regauge.lint.project..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.regauge.lint.fix.."));
    }

    /** From the ground up. */
    @Test
    void theConnectionLayerHasFloors() {
        check(mayKnow("dev.regauge.sql.."));
        check(mayKnow("dev.regauge.connect.prepare.."));
        check(mayKnow("dev.regauge.connect.session.."));
        check(mayKnow("dev.regauge.connect.failure..", "dev.regauge.connect.session..", "dev.regauge.url.."));
        check(mayKnow(
                "dev.regauge.connect.diagnosis..",
                "dev.regauge.connect.failure..",
                "dev.regauge.connect.session..",
                "dev.regauge.url.."));
        check(mayKnow(
                "dev.regauge.pipeline..",
                "dev.regauge.sql..",
                "dev.regauge.connect.prepare..",
                "dev.regauge.connect.session..",
                "dev.regauge.connect.failure..",
                "dev.regauge.url.."));
        check(mayKnow(
                "dev.regauge.connect..",
                "dev.regauge.pipeline..",
                "dev.regauge.sql..",
                "dev.regauge.url..",
                "dev.regauge.name.."));
    }

    /** From the ground up; what callers hand in stands lowest, what they call highest. */
    @Test
    void theBulkWriterHasFloors() {
        check(mayKnow("dev.regauge.copy.value.."));
        check(mayKnow("dev.regauge.copy.encode..", "dev.regauge.copy.value.."));
        check(mayKnow("dev.regauge.copy.wire..", "dev.regauge.connect..", "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.copy.table..",
                "dev.regauge.copy.encode..",
                "dev.regauge.copy.value..",
                "dev.regauge.sql..",
                "dev.regauge.name.."));
        check(mayKnow(
                "dev.regauge.copy.upsert..",
                "dev.regauge.copy.table..",
                "dev.regauge.copy.encode..",
                "dev.regauge.copy.value..",
                "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.copy.travel..",
                "dev.regauge.copy.table..",
                "dev.regauge.copy.wire..",
                "dev.regauge.copy.encode..",
                "dev.regauge.copy.value..",
                "dev.regauge.connect..",
                "dev.regauge.sql.."));
        check(mayKnow("dev.regauge.copy..", "dev.regauge.connect..", "dev.regauge.sql..", "dev.regauge.name.."));
    }

    /** From the ground up; what reads files knows no database, and what stores rows no files. */
    @Test
    void theFileLoadHasFloors() {
        check(mayKnow("dev.regauge.load.source.."));
        check(mayKnow("dev.regauge.load.record.."));
        check(mayKnow("dev.regauge.load.typed..", "dev.regauge.copy.."));
        check(mayKnow(
                "dev.regauge.load.sketch..",
                "dev.regauge.load.record..",
                "dev.regauge.load.typed..",
                "dev.regauge.copy..",
                "dev.regauge.sql.."));
        check(mayKnow("dev.regauge.load.ledger..", "dev.regauge.load.source..", "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.load.store..",
                "dev.regauge.load.record..",
                "dev.regauge.load.typed..",
                "dev.regauge.copy..",
                "dev.regauge.connect..",
                "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.load.lane..",
                "dev.regauge.load.store..",
                "dev.regauge.load.ledger..",
                "dev.regauge.load.record..",
                "dev.regauge.copy..",
                "dev.regauge.connect..",
                "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.load.whole..", "dev.regauge.load.lane..", "dev.regauge.copy..", "dev.regauge.sql.."));
        check(mayKnow(
                "dev.regauge.load..",
                "dev.regauge.copy..",
                "dev.regauge.connect..",
                "dev.regauge.sql..",
                "dev.regauge.url.."));
    }

    @Test
    void micrometerIsAnOption() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.regauge.connect.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "com.zaxxer.hikari.metrics.micrometer.."));
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.regauge.cli..", "dev.regauge.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.regauge.cli..", "dev.regauge.bench.."));
    }

    @Test
    void theMavenPluginStandsOnTheLintAlone() {
        check(mayKnow(
                "dev.regauge.maven..",
                "dev.regauge.lint..",
                "dev.regauge.route..",
                "dev.regauge.url..",
                "dev.regauge.page.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.regauge.maven..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.regauge.maven..", "org.apache.maven.."));
    }

    @Test
    void picocliIsOnlyInCli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.regauge.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void lintRulesBringNeitherADriverNorAPool() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.regauge.lint..",
                        "dev.regauge.archunit..",
                        "dev.regauge.url..",
                        "dev.regauge.route..",
                        "dev.regauge.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..", "com.impossibl..", "com.zaxxer..", "io.zonky.."));
    }

    @Test
    void onlyTheCommandLineAndTheBenchmarksPrint() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.regauge.cli..", "dev.regauge.bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void nobodyReachesIntoTheInternalsOfAnotherRoom() {
        for (String room : List.of(
                "route",
                "page",
                "url",
                "sql",
                "connect",
                "pipeline",
                "parity",
                "copy",
                "load",
                "lint",
                "bench",
                "cli")) {
            check(noClasses()
                    .that(resideInAnyPackage("dev.regauge.."))
                    .and()
                    .resideOutsideOfPackage("dev.regauge." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.regauge." + room + "..internal.."));
        }
    }

    @Test
    void noUriParsesADatabaseUrl() {
        check(noClasses()
                .that(resideInAnyPackage("dev.regauge.."))
                .and()
                .resideOutsideOfPackage("dev.regauge.bench..") // where it is measured beside us
                .and()
                .resideOutsideOfPackage("dev.regauge.parity.probes..") // where it is a value to bind
                .should()
                .callMethod(URI.class, "create", String.class)
                .orShould()
                .callConstructor(URI.class, String.class)
                .orShould()
                .callConstructor(URL.class, String.class));
    }

    @Test
    void urlRewriterNeedsNothingAtRunTime() throws IOException {
        check(classes()
                .that()
                .resideInAnyPackage(
                        "dev.regauge.url..",
                        "dev.regauge.route..",
                        "dev.regauge.page..",
                        "dev.regauge.annotation..",
                        "dev.regauge.name..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml..",
                        "org.jspecify..",
                        "dev.regauge.url..",
                        "dev.regauge.route..",
                        "dev.regauge.page..",
                        "dev.regauge.annotation..",
                        "dev.regauge.name.."));
        assertThat(Files.readString(ROOT.resolve("url-rewriter/pom.xml")))
                .doesNotContain("<scope>compile", "<scope>runtime");
    }

    /** A package may know itself, the packages given, and what is not ours. */
    private static ArchRule mayKnow(String from, String... others) {
        String[] known = new String[others.length + 1];
        System.arraycopy(others, 0, known, 0, others.length);
        known[others.length] = from;
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.regauge..").and(not(resideInAnyPackage(known))));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
