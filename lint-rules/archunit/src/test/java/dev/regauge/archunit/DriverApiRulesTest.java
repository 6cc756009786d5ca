package dev.regauge.archunit;

import static dev.regauge.archunit.RouteRuleTest.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.regauge.lint.rules.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverApiRulesTest {

    private static final List<ArchRule> ALL = List.of(
            DriverApiRules.NO_CLASSES_SHOULD_USE_PGJDBC_NG,
            DriverApiRules.NO_CLASSES_SHOULD_CREATE_LARGE_OBJECTS,
            DriverApiRules.NO_CLASSES_SHOULD_ASK_FOR_KEYS_BY_INDEX,
            DriverApiRules.NO_CLASSES_SHOULD_NAME_CALL_PARAMETERS,
            DriverApiRules.driverClassesOnlyIn("..db.."));

    @TempDir
    private Path folder;

    @Test
    void classesOfPgjdbcNgAreFound() {
        assertThat(
                        violations(
                                DriverApiRules.NO_CLASSES_SHOULD_USE_PGJDBC_NG,
                                method(
                                        "c.unwrap(com.impossibl.postgres.api.jdbc.PGConnection.class).isServerMinimumVersion(9, 4);")))
                .isNotEmpty()
                .allSatisfy(
                        violation -> assertThat(violation).contains("com.impossibl.postgres.api.jdbc.PGConnection"));
    }

    @Test
    void largeObjectsAreFound() {
        assertThat(violations(
                        DriverApiRules.NO_CLASSES_SHOULD_CREATE_LARGE_OBJECTS,
                        method("c.createBlob(); c.createClob(); c.createNClob(); c.createArrayOf(\"text\", null);")))
                .hasSize(3);
    }

    @Test
    void keysByIndexAreFound() {
        assertThat(
                        violations(
                                DriverApiRules.NO_CLASSES_SHOULD_ASK_FOR_KEYS_BY_INDEX,
                                method(
                                        "c.prepareStatement(\"\", new int[] {1}); c.createStatement().executeUpdate(\"\", new int[] {1});"
                                                + " c.prepareStatement(\"\", new String[] {\"id\"}); c.prepareStatement(\"\", 1);")))
                .hasSize(2);
    }

    @Test
    void namesOfCallParametersAreFound() {
        assertThat(
                        violations(
                                DriverApiRules.NO_CLASSES_SHOULD_NAME_CALL_PARAMETERS,
                                method(
                                        "CallableStatement s = c.prepareCall(\"{call f()}\"); s.registerOutParameter(\"total\", 4);"
                                                + " s.setInt(\"n\", 1); s.getInt(\"total\"); s.getInt(1); s.setCursorName(\"x\"); s.execute(\"y\");")))
                .hasSize(3);
    }

    @Test
    void driverClassesOutsideOfTheirPackagesAreFound() {
        JavaClasses classes = new Program(folder)
                .type("shop.Orders", "class Orders { org.postgresql.PGConnection connection; }")
                .type("shop.db.Pool", "class Pool { org.postgresql.PGConnection connection; }")
                .compile()
                .classes();
        assertThat(violations(DriverApiRules.driverClassesOnlyIn("..db.."), classes))
                .singleElement()
                .asString()
                .startsWith("Field <shop.Orders.connection> has type <org.postgresql.PGConnection>");
    }

    @Test
    void codeThatKnowsNoDriverPasses() {
        JavaClasses classes = method("c.prepareStatement(\"select 1\").executeQuery();");
        assertThat(ALL).allSatisfy(rule -> assertThat(violations(rule, classes)).isEmpty());
    }

    @Test
    void eachNamesARuleOfTheLint() {
        Pattern id = Pattern.compile("\\(([a-z-]+)\\)$");
        assertThat(ALL).allSatisfy(rule -> {
            Matcher named = id.matcher(rule.getDescription());
            assertThat(named.find()).as(rule.getDescription()).isTrue();
            assertThat(Rules.ids()).contains(named.group(1));
        });
    }

    private JavaClasses method(String body) {
        return new Program(folder)
                .type("shop.Orders", "class Orders { void all(Connection c) throws SQLException { " + body + " } }")
                .compile()
                .classes();
    }
}
