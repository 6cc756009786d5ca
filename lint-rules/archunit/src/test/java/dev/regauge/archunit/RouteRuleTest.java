package dev.regauge.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteRuleTest {

    private static final RouteRule RULE = RegaugeRules.forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    @TempDir
    private Path folder;

    private Program shop;

    @BeforeEach
    void writeAProgram() {
        shop = new Program(folder.resolve("shop"))
                .type(
                        "shop.Queries",
                        "interface Queries { String BY_IDS = \"select name from customers where id in ?\"; }")
                .type("shop.Customers", """
                        class Customers {
                            ResultSet byIds(Connection c, Array ids) throws SQLException {
                                PreparedStatement s = c.prepareStatement(Queries.BY_IDS);
                                s.setArray(1, ids);
                                return s.executeQuery();
                            }
                        }
                        """);
    }

    @Test
    void oneLineFindsAStatementInTheConstantOfAnotherClass() {
        assertThatThrownBy(() -> RegaugeRules.forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14")
                        .check(shop.compile().classes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "Rule 'classes should run on pgjdbc:42.7.14 as they do on pgjdbc-ng:0.8.9' was violated (1 times)",
                        "shop.Customers.byIds violates in-bare-placeholder in (Customers.java:4): select name from"
                                + " customers where id in ?",
                        "42601",
                        "select name from customers where id = ANY(?)");
    }

    @Test
    void concatenationsAreSeen() {
        shop.type("shop.Orders", """
                class Orders {
                    private static final String TABLE = String.valueOf("orders");
                    void find(Connection c, String by) throws SQLException {
                        c.prepareStatement("select * from " + TABLE + " where " + by + " is ?");
                    }
                }
                """);
        assertThat(violations(RULE, shop.compile().classes()))
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith(
                                "shop.Orders.find violates is-placeholder in (Orders.java:5): select * from orders"));
    }

    @Test
    void aCorrectProgramPasses() {
        shop.type(
                "shop.Queries",
                "interface Queries { String BY_IDS = \"select name from customers where id = any (?)\"; }");
        assertThatCode(() -> RULE.check(shop.compile().classes())).doesNotThrowAnyException();
    }

    @Test
    void theMethodIsTheObjectOfItsViolation() {
        List<String> methods = new ArrayList<>();
        RULE.evaluate(shop.compile().classes())
                .handleViolations((Collection<JavaMethod> found, String message) ->
                        found.forEach(method -> methods.add(method.getFullName())));
        assertThat(methods).containsExactly("shop.Customers.byIds(java.sql.Connection, java.sql.Array)");
    }

    @Test
    void ofSeveralMethodsOfOneNameTheLineTellsWhich() {
        shop.type("shop.Customers", """
                class Customers {
                    void all(String name) {}
                    void all(Connection c) throws SQLException {
                        c.prepareStatement(Queries.BY_IDS);
                    }
                    void all() {}
                }
                """);
        List<String> methods = new ArrayList<>();
        RULE.evaluate(shop.compile().classes())
                .handleViolations((Collection<JavaMethod> found, String message) ->
                        found.forEach(method -> methods.add(method.getFullName())));
        assertThat(methods).containsExactly("shop.Customers.all(java.sql.Connection)");
    }

    @Test
    void aDescriptionSaysWhatIsAskedFor() {
        assertThat(RULE.only("limit-text", "in-bare-placeholder")
                        .without("limit-text")
                        .failOn(Severity.ERROR)
                        .because("we move in May")
                        .getDescription())
                .isEqualTo("classes should run on pgjdbc:42.7.14 as they do on pgjdbc-ng:0.8.9, by in-bare-placeholder,"
                        + " limit-text, without limit-text, from severity error on, because we move in May");
    }

    @Test
    void aReasonStaysAReasonWhateverIsAskedForAfterwards() {
        assertThat(RULE.because("we move in May").only("limit-text"))
                .hasToString(RULE.only("limit-text").getDescription() + ", because we move in May");
        assertThat(RULE.because("we move").because("it is May").as("May").because("we said so"))
                .hasToString("May, because we said so");
    }

    @Test
    void aDescriptionSaysWhichSinksAndWhichConfigurationCount() {
        SinkDeclaration sink = SinkDeclaration.parse("db.Db#run(String,String)", 2, Placeholders.NAMED);
        String route = RULE.getDescription();
        assertThat(RULE.withSink("db.Db#all").withSink(sink).unconfigured().getDescription())
                .isEqualTo(
                        route + ", with the sinks db.Db#all, db.Db#run(String,String) parameter 2 named, unconfigured");
        assertThat(RULE.configuredBy(folder.resolve("lint/strict.toml").toAbsolutePath())
                        .getDescription())
                .as("the same on every machine")
                .isEqualTo(route + ", configured by lint/strict.toml");
    }

    @Test
    void saidAgainOnlyReplacesAndWithoutAdds() {
        RouteRule rule = RULE.only("limit-text").only("in-bare-placeholder", "is-placeholder");
        assertThat(rule.without("limit-text").without("is-placeholder").getDescription())
                .endsWith(", by in-bare-placeholder, is-placeholder, without is-placeholder, limit-text");
    }

    @Test
    void aConditionForgetsWhatWasFound() throws Exception {
        var condition = RULE.asCondition();
        var events = ArchRuleDefinition.classes()
                .should(condition)
                .evaluate(shop.compile().classes());
        assertThat(events.hasViolation()).isTrue();
        var analysis = condition.getClass().getDeclaredField("analysis");
        analysis.setAccessible(true);
        assertThat(analysis.get(condition)).isEqualTo(Analysis.NONE);
    }

    @Test
    void onlyTheRulesThatAreAskedForCount() {
        JavaClasses classes = shop.compile().classes();
        assertThat(violations(RULE.only("in-bare-placeholder"), classes)).hasSize(1);
        assertThat(violations(RULE.only("is-placeholder"), classes)).isEmpty();
        assertThat(violations(RULE.without("in-bare-placeholder"), classes)).isEmpty();
    }

    @Test
    void whatMattersLessThanIsAskedForDoesNotCount() {
        JavaClasses classes = shop.compile().classes();
        // neither driver takes it, so the change is not to blame
        assertThat(violations(RULE.failOn(Severity.ERROR), classes)).isEmpty();
        assertThat(violations(RULE.failOn(Severity.WARNING), classes)).hasSize(1);
    }

    @Test
    void noClassesAreAFailure() {
        JavaClasses none = new ClassFileImporter().importPath(folder);
        assertThatThrownBy(() -> RULE.check(none)).hasMessageContaining("failed to check any classes");
        assertThatCode(() -> RULE.allowEmptyShould(true).check(none)).doesNotThrowAnyException();
    }

    @Test
    void theConditionTakesAChoiceOfClasses() {
        JavaClasses classes = shop.compile().classes();
        ArchRule orders =
                ArchRuleDefinition.classes().that().haveSimpleName("Queries").should(RULE.asCondition());
        ArchRule customers =
                ArchRuleDefinition.classes().that().haveSimpleName("Customers").should(RULE.asCondition());
        assertThat(violations(orders, classes)).isEmpty();
        assertThat(violations(customers, classes)).hasSize(1);
        assertThat(customers.getDescription()).endsWith("should run on pgjdbc:42.7.14 as they do on pgjdbc-ng:0.8.9");
    }

    @Test
    void twoOfTheSameInOneLineAreTwo() {
        shop.type("shop.Customers", """
                class Customers {
                    void twice(Connection c) throws SQLException {
                        c.prepareStatement("insert into t values (1)", new int[] {1}); c.prepareStatement("insert into u values (1)", new int[] {1});
                    }
                }
                """);
        assertThat(violations(RULE, shop.compile().classes()))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void classesAreScannedOnceForAllRules() throws IOException {
        JavaClasses classes = shop.compile().classes();
        List<String> first = violations(RULE, classes);
        deleteTheClassFiles();
        assertThat(violations(RULE.because("it was read before"), classes)).isEqualTo(first);
    }

    @Test
    void whatCannotBeReadIsAViolationWhateverIsAskedFor() throws IOException {
        JavaClasses classes = shop.compile().classes();
        deleteTheClassFiles();
        assertThat(violations(RULE.only("limit-text"), classes))
                .hasSize(2)
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("shop.Customers violates not-read in (Customers.java:0)")
                        .contains(
                                "Not read: shop/Customers.class: cannot be read (NoSuchFileException)",
                                "Build the project anew"));
    }

    private void deleteTheClassFiles() throws IOException {
        for (String name : List.of("Customers", "Queries")) {
            Files.delete(shop.output().resolve("shop/" + name + ".class"));
        }
    }

    @Nested
    class WhenItCannotBe {

        @Test
        void aDriverThatWasNotMeasuredIsRefusedWithThoseThatWere() {
            assertThatThrownBy(() -> RegaugeRules.forRoute("pgjdbc:42.1.1", "pgjdbc:42.7.14"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("pgjdbc:42.1.1", "not measured", "pgjdbc-ng:0.8.9", "pgjdbc:9.4.1212");
        }

        @Test
        void aRouteThatChangesNothingIsRefused() {
            Profile same = Profile.parse("pgjdbc:42.7.14");
            assertThatThrownBy(() -> RegaugeRules.forRoute(same, same)).hasMessageContaining("nothing changes");
        }

        @Test
        void aRouteBackIsRefused() {
            assertThatThrownBy(() -> RegaugeRules.forRoute("pgjdbc:42.7.14", "pgjdbc-ng:0.8.9"))
                    .hasMessageContaining("never to it");
        }

        @Test
        void aRuleThatIsNotThereIsRefusedWithTheOneThatMayBeMeant() {
            assertThatThrownBy(() -> RULE.without("in-bare-placholder"))
                    .hasMessageContaining("did you mean in-bare-placeholder?");
            assertThatThrownBy(RULE::only).hasMessageContaining("No rules are named");
        }
    }

    @Nested
    class WhenMethodsTakeSql {

        private static final String DB =
                "public class Db { List<String> jobs; public void run(String name, String sql, Object... values) { jobs.add(sql); } }";
        private static final String USER =
                "class Reports { void all(db.Db db) { db.run(\"all\", \"select * from t where id in ?\", 1); } }";

        @BeforeEach
        void writeThem() {
            shop.type("db.Db", DB).type("shop.Reports", USER).compile();
        }

        @Test
        void theyCanBeDeclared() {
            SinkDeclaration sink = SinkDeclaration.parse("db.Db#run(String,String,Object[])", 2, Placeholders.JDBC);
            assertThat(violations(RULE, shop.classes())).hasSize(1);
            assertThat(violations(RULE.withSink(sink), shop.classes())).hasSize(2);
        }

        @Test
        void theFirstTextIsTheirSqlIfNothingElseIsSaid() {
            shop.type("db.Db", DB.replace("String name, String sql", "String sql, String name"))
                    .type(
                            "shop.Reports",
                            USER.replace(
                                    "\"all\", \"select * from t where id in ?\"",
                                    "\"select * from t where id in ?\", \"all\""))
                    .compile();
            assertThat(violations(RULE.withSink("db.Db#run"), shop.classes())).hasSize(2);
        }
    }

    static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
