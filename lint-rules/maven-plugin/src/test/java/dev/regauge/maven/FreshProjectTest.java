package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.maven.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A project that adds the lines of the README, from its first build on; the methods are one story. */
@Tag("waits")
@TestMethodOrder(OrderAnnotation.class)
class FreshProjectTest {

    private static final String DAO = "src/main/java/shop/Orders.java";

    private static final String PLANTED = """
            package shop;

            import java.sql.Connection;
            import java.sql.PreparedStatement;
            import java.sql.SQLException;

            class Orders {

                void first(Connection connection, String number) throws SQLException {
                    PreparedStatement orders = connection.prepareStatement("select id from orders limit ?");
                    orders.setString(1, number);
                    orders.executeQuery();
                }
            }
            """;

    private static final String SECOND = """
            package shop;

            import java.sql.Connection;
            import java.sql.SQLException;

            class Customers {

                void tagged(Connection connection) throws SQLException {
                    connection.prepareStatement("select id from customers where tags ? 'vip'").executeQuery();
                }
            }
            """;

    @TempDir
    private static Path folder;

    private final Project shop = new Project(folder);

    @Test
    @Order(1)
    void failsForAPlantedErrorAndSaysWhichWhereAndWhatToDo() throws IOException {
        shop.with("pom.xml", pom()).with(DAO, PLANTED);
        Ended build = shop.mvn("verify");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        List<String> page = page("lint-rules/docs/maven.md", "<!-- failure -->\n```text\n")
                .lines()
                .toList();
        assertThat(build.lines())
                .anyMatch(line -> line.endsWith(page.get(0)))
                .containsSequence(page.subList(1, page.size()))
                .contains(
                        "  report   " + folder.toRealPath().resolve("target/regauge/regauge.html"),
                        "  or keep  mvn regauge:baseline   writes regauge-baseline.txt; what is in it fails no build, what"
                                + " is new does");
        assertThat(shop.has("target/regauge/regauge.sarif")).isTrue();
    }

    @Test
    @Order(2)
    void passesOnceThatIsMended() {
        shop.with(DAO, PLANTED.replace("String number", "long number").replace("setString", "setLong"));
        Ended build = shop.mvn("verify");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.lines()).contains("pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14: 0 errors, 0 warnings, 1 good to know");
    }

    @Test
    @Order(3)
    void passesWithTheErrorInTheBaseline() {
        shop.with(DAO, PLANTED);
        Ended build = shop.mvn("compile", "regauge:baseline", "verify");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(shop.has("regauge-baseline.txt")).isTrue();
        assertThat(build.lines())
                .contains("pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14: 0 errors, 0 warnings, 1 good to know, 1 in the baseline");
    }

    @Test
    @Order(4)
    void failsAgainForASecondOneAlone() {
        String known = shop.read("regauge-baseline.txt");
        shop.with("src/main/java/shop/Customers.java", SECOND);
        Ended build = shop.mvn("verify");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log())
                .contains("1 finding counts, none of which it is known to cause", "Customers.java")
                .doesNotContain("Orders.java");
        assertThat(shop.read("regauge-baseline.txt"))
                .as("only the goal baseline writes it")
                .isEqualTo(known);
    }

    @Test
    @Order(5)
    void keepsTheBaselineWhereNothingIsCompiled() {
        String known = shop.read("regauge-baseline.txt");
        Folders.delete(folder.resolve("target/classes"));
        Ended build = shop.mvn("regauge:baseline");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("Nothing is compiled", "to fix: mvn compile regauge:baseline");
        assertThat(shop.read("regauge-baseline.txt")).isEqualTo(known);
    }

    private static String pom() throws IOException {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <version>1.0</version>
                  %s
                  <dependencies>
                    <dependency>
                      <groupId>org.postgresql</groupId>
                      <artifactId>postgresql</artifactId>
                      <version>42.7.14</version>
                    </dependency>
                  </dependencies>
                  <build>
                    %s
                    <plugins>
                %s
                    </plugins>
                  </build>
                </project>
                """.formatted(Project.PROPERTIES, Project.PINNED, readme());
    }

    /** The lines that the README has its reader copy. */
    private static String readme() throws IOException {
        return "<plugin>\n" + page("README.md", "```xml\n<plugin>\n");
    }

    /** A block of a page. */
    private static String page(String name, String head) throws IOException {
        String page = Files.readString(PluginRepository.ROOT.resolve(name));
        int start = page.indexOf(head) + head.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
