package dev.regauge.archunit;

import static dev.regauge.archunit.RouteRuleTest.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.regauge.lint.Severity;
import dev.regauge.lint.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stay, and what a project's configuration asks, holds as it does for the lint. */
class SuppressedViolationsTest {

    private static final RouteRule RULE = RegaugeRules.forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    @TempDir
    private Path folder;

    private Program shop;

    @BeforeEach
    void writeAProgram() {
        shop = new Program(folder.resolve("shop"));
        customers("", "");
    }

    private void customers(String annotation, String comment) {
        shop.type(
                        "shop.Customers",
                        "class Customers {\n" + annotation + "\nvoid all(Connection c) throws SQLException {"
                                + " c.prepareStatement(\"select " + comment + " 1 where 1 in ?\"); } }")
                .compile();
    }

    @Test
    void anAnnotationLetsAFindingStay() {
        customers("@RegaugeIgnore(value = \"in-bare-placeholder\", reason = \"moves with the archive\")", "");
        assertThat(violations(RULE, shop.classes())).isEmpty();
        assertThat(RULE.suppressed(shop.classes()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.by().reason()).isEqualTo("moves with the archive"));
    }

    @Test
    void aCommentInTheStatementLetsItStay() {
        customers("", "/* regauge:ignore in-bare-placeholder -- moves with the archive */");
        assertThat(violations(RULE, shop.classes())).isEmpty();
        assertThat(RULE.suppressed(shop.classes())).hasSize(1);
    }

    @Test
    void aSuppressionWithoutAReasonSuppressesNothingAndIsAViolation() {
        customers("@RegaugeIgnore(value = \"in-bare-placeholder\", reason = \"\")", "");
        assertThat(violations(RULE, shop.classes()))
                .hasSize(2)
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("shop.Customers.all violates bad-suppression in (Customers.java:4)")
                        .contains("The suppression of in-bare-placeholder gives no reason"))
                .anySatisfy(violation -> assertThat(violation).contains("violates in-bare-placeholder"));
    }

    @Test
    void aSuppressionThatSuppressesNothingIsToldToWhoeverAsksForAll() {
        customers("@RegaugeIgnore(value = \"limit-text\", reason = \"once\")", "");
        assertThat(violations(RULE, shop.classes())).hasSize(1);
        assertThat(violations(RULE.failOn(Severity.INFO), shop.classes()))
                .anySatisfy(violation ->
                        assertThat(violation).startsWith("shop.Customers.all violates unused-suppression in"));
    }

    @Nested
    class WhenTheProjectHasAConfiguration {

        @Test
        void itsSeveritiesCount() {
            configuration("[severity]\nin-bare-placeholder = \"info\"\n");
            assertThat(violations(RULE, shop.classes())).isEmpty();
            assertThat(violations(RULE.unconfigured(), shop.classes())).hasSize(1);
        }

        @Test
        void itSaysFromWhereOnFindingsCountUnlessTheRuleDoes() {
            configuration("fail-on = \"error\"\n");
            assertThat(violations(RULE, shop.classes())).isEmpty();
            assertThat(violations(RULE.failOn(Severity.WARNING), shop.classes()))
                    .hasSize(1);
        }

        @Test
        void itsSuppressionsGoByThePathOfTheSource() {
            configuration(
                    "[[suppress]]\nrules = [\"*\"]\npath = \"src/main/java/shop/\"\nreason = \"moves with the archive\"\n");
            assertThat(violations(RULE, shop.classes())).isEmpty();
            assertThat(RULE.suppressed(shop.classes())).hasSize(1);
        }

        @Test
        void whatItExcludesIsLeftOut() {
            configuration("exclude = [\"src/main/java/shop/Customers.java\"]\n");
            assertThat(violations(RULE, shop.classes())).isEmpty();
        }

        @Test
        void itsSinksTakeSql() {
            shop.type(
                            "shop.Jobs",
                            "class Jobs { void run(String sql) {} void all() { run(\"select 1 where 1 in ?\"); } }")
                    .compile();
            configuration("[[sink]]\nmethod = \"shop.Jobs#run\"\n");
            assertThat(violations(RULE, shop.classes())).hasSize(2);
            assertThat(violations(RULE.unconfigured(), shop.classes())).hasSize(1);
        }

        @Test
        void anEntryAboutOtherCodeIsNotCalledUnused() {
            configuration("[[suppress]]\nrules = [\"limit-text\"]\nclass = \"web.Pages\"\nreason = \"goes in May\"\n");
            assertThat(violations(RULE.failOn(Severity.INFO), shop.classes())).hasSize(1);
        }

        @Test
        void oneThatCannotBeFollowedIsAnErrorWithAllThatIsWrong() {
            configuration("[severity]\nlimit-texts = \"off\"\n\n[[suppress]]\nrules = [\"limit-text\"]\n");
            assertThatThrownBy(() -> RULE.check(shop.classes()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll("2 problems", "line 2", "did you mean limit-text?", "line 4");
        }

        @Test
        void anotherCanBeNamed() {
            shop.file("lint/strict.toml", "[severity]\nin-bare-placeholder = \"off\"\n");
            assertThat(violations(strict(), shop.classes())).isEmpty();
        }

        @Test
        void thePathsOfANamedOneAreThoseOfTheProjectWhereverItLies() {
            shop.file("pom.xml", "<project/>").file("lint/strict.toml", "exclude = [\"src/main/java/shop/\"]\n");
            assertThat(violations(strict(), shop.classes())).isEmpty();
        }

        @Test
        void theConfigurationOfAFolderAboveAllModulesIsTheirs() {
            new Program(folder).file("regauge-lint.toml", "exclude = [\"shop/src/\"]\n");
            assertThat(violations(RULE, shop.classes())).isEmpty();
        }

        @Test
        void itCanBeAskedFor() {
            assertThat(RULE.configurations(shop.classes())).isEmpty();
            configuration("");
            assertThat(RULE.configurations(shop.classes()))
                    .containsExactly(shop.root().resolve("regauge-lint.toml"));
            assertThat(RULE.unconfigured().configurations(shop.classes())).isEmpty();
        }

        @Test
        void oneAboveTheRepositoryIsSomebodyElses() throws IOException {
            new Program(folder).file("regauge-lint.toml", "exclude = [\"shop/src/\"]\n");
            Files.createDirectory(shop.root().resolve(".git"));
            assertThat(violations(RULE, shop.classes())).hasSize(1);
        }

        private RouteRule strict() {
            return RULE.configuredBy(shop.root().resolve("lint/strict.toml"));
        }

        private void configuration(String text) {
            shop.file("regauge-lint.toml", text);
        }
    }

    @Nested
    class WhenClassesAreOfSeveralProjects {

        private Program stock;

        @BeforeEach
        void writeAnother() {
            stock = new Program(folder.resolve("stock"))
                    .type(
                            "stock.Items",
                            "class Items { void all(Connection c) throws SQLException {"
                                    + " c.prepareStatement(\"select 2 where 2 in ?\"); } }")
                    .compile();
        }

        @Test
        void whatOneAsksItAsksForItsOwnClassesOnly() {
            stock.file("regauge-lint.toml", "[severity]\nin-bare-placeholder = \"off\"\n");
            assertThat(violations(RULE, both()))
                    .singleElement()
                    .asString()
                    .startsWith("shop.Customers.all violates in-bare-placeholder");
        }

        @Test
        void eachGoesByItsOwn() {
            shop.file("regauge-lint.toml", "exclude = [\"src/main/java/shop/\", \"src/main/java/stock/\"]\n");
            stock.file("regauge-lint.toml", "fail-on = \"error\"\n");
            assertThat(violations(RULE, both())).isEmpty();
            stock.file("regauge-lint.toml", "");
            assertThat(violations(RULE, both()))
                    .singleElement()
                    .asString()
                    .startsWith("stock.Items.all violates in-bare-placeholder");
            assertThat(RULE.configurations(both()))
                    .containsExactly(
                            shop.root().resolve("regauge-lint.toml"),
                            stock.root().resolve("regauge-lint.toml"));
        }

        @Test
        void anAnnotationOfOneIsNotCalledUnusedByTheOther() {
            customers("@RegaugeIgnore(value = \"in-bare-placeholder\", reason = \"moves with the archive\")", "");
            stock.file("regauge-lint.toml", "");
            assertThat(violations(RULE.failOn(Severity.INFO), both()))
                    .singleElement()
                    .asString()
                    .startsWith("stock.Items.all violates in-bare-placeholder");
            assertThat(RULE.suppressed(both())).hasSize(1);
        }

        @Test
        void anArchiveGoesByTheProjectThatItLiesIn() throws IOException {
            stock.file("regauge-lint.toml", "[severity]\nin-bare-placeholder = \"off\"\n");
            Path jar = packed(stock, stock.root().resolve("target/stock.jar"));
            assertThat(violations(RULE, imported(jar))).isEmpty();
            assertThat(violations(RULE, imported(Files.move(jar, folder.resolve("stock.jar")))))
                    .hasSize(1);
        }

        private JavaClasses both() {
            return new ClassFileImporter().importPaths(shop.output(), stock.output());
        }
    }

    private static JavaClasses imported(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new ClassFileImporter().importJar(file);
        }
    }

    private static Path packed(Program program, Path jar) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("stock/Items.class"));
            Files.copy(program.output().resolve("stock/Items.class"), out);
        }
        return jar;
    }
}
