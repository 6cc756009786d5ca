package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.url.rewrite.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** URLs, names of driver classes and the dependency change together, or not at all. */
class ConfigurationTest {

    private static final String POM = """
            <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
            <dependencies>
            <dependency>
            <groupId>com.impossibl.pgjdbc-ng</groupId>
            <artifactId>pgjdbc-ng</artifactId>
            <version>0.8.9</version>
            </dependency>
            </dependencies></project>
            """;

    @TempDir
    Path folder;

    private FixedProject project;

    @BeforeEach
    void makeProject() {
        project = new FixedProject(folder, FROM_NG)
                .file("pom.xml", POM)
                .file("src/main/resources/application.properties", """
                        spring.datasource.url=jdbc:pgsql://db1/orders
                        spring.datasource.driver-class-name=com.impossibl.postgres.jdbc.PGDriver
                        """);
    }

    @Test
    void allAreMade() {
        FixPlan fixed = project.fix();
        assertThat(fixed.left()).isEmpty();
        assertThat(project.read("src/main/resources/application.properties"))
                .contains("jdbc:postgresql://", "org.postgresql.Driver");
        assertThat(project.read("pom.xml")).contains("42.7.14");
        assertThat(project.rules()).isEmpty();
    }

    @Test
    void noneIsMadeWhereOneIsSuppressed() {
        List<Finding> all = project.findings();
        assertThat(all).hasSizeGreaterThan(2);
        for (int suppressed = 0; suppressed < all.size(); suppressed++) {
            List<Finding> open = new ArrayList<>(all);
            open.remove(suppressed);
            FixPlan plan = project.plan(open);
            assertThat(plan.edits().files()).isEmpty();
            assertThat(plan.left())
                    .extracting(FixPlan.Left::why)
                    .containsOnly("another edit that belongs to it is not wanted");
        }
    }

    @Test
    void thePlanSaysWhatAPersonHasToDecide() {
        project.file(
                "src/main/java/app/Url.java",
                "package app; class Url {\nString url = \"jdbc:pgsql://\" + System.getenv(\"H\");\n}\n");
        FixPlan plan = project.plan();
        assertThat(plan.edits().refusals()).extracting(Refusal::file).contains("src/main/java/app/Url.java");
        assertThat(plan.edits().files()).hasSize(2);
    }
}
