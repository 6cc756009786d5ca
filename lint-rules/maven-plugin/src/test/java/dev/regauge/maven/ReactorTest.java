package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.maven.Project.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build of twenty-one modules. Each has a statement of its own, one whose text stands in the module before it, and a text
 * that a base class of the first module executes. They share a configuration, which their parent names.
 */
@Tag("waits")
@TestMethodOrder(OrderAnnotation.class)
class ReactorTest {

    private static final int MODULES = 20;

    private static final String REPORT = "target/regauge/regauge.jsonl";

    private static final String UNCHANGED = "Nothing has changed since this was linted";

    @TempDir
    private static Path folder;

    private static Project reactor;

    private static String parallel = "";

    @BeforeAll
    static void write() {
        reactor = new Project(folder)
                .with("pom.xml", parent())
                .with("settings/lint.toml", "fail-on = \"warning\"\n")
                .with("m0/src/main/java/m0/Base.java", BASE);
        for (int i = 0; i < MODULES; i++) {
            reactor.with("m" + i + "/pom.xml", module(i)).with("m" + i + "/src/main/java/m" + i + "/Dao.java", dao(i));
            if (i > 0) {
                reactor.with("m" + i + "/src/main/java/m" + i + "/Page.java", page(i));
            }
        }
    }

    @Test
    @Order(1)
    void reportsEachPlaceOnceInOneReport() {
        Ended build = reactor.mvn("-T2", "verify", "-Dregauge.failOnFindings=false", "-Dregauge.formats=json,html");
        assertThat(build.exitCode()).as(build.log()).isZero();
        parallel = reactor.read(REPORT);
        assertThat(parallel.lines()).hasSize(3 * MODULES - 2);
        assertThat(parallel).contains("\"file\":\"m7/src/main/java/m7/Dao.java\"");
        assertThat(reactor.read("m7/" + REPORT).lines()).hasSize(3);
        assertThat(parallel.lines().filter(line -> line.contains("from p7")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"file\":\"m7/src/main/java/m7/Page.java\",\"line\":5,")
                        .contains("{\"file\":\"m0/src/main/java/m0/Base.java\",\"line\":10,"));
        assertThat(reactor.read("m7/target/regauge/regauge.html")).contains("Configuration: ../settings/lint.toml");
        assertThat(reactor.read("target/regauge/regauge.html")).doesNotContain("not linted in this build");
    }

    @Test
    @Order(2)
    void findsTheSameWithOneThreadAndEverythingAnew() {
        Ended build = reactor.mvn("regauge:report", "-Dregauge.formats=json", "-Dregauge.incremental=false");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.lines()).doesNotContain(UNCHANGED);
        assertThat(reactor.read(REPORT)).isEqualTo(parallel);
    }

    /** In a Java of its own, which has nothing in common with the one before but files. */
    @Test
    @Order(3)
    void lintsNothingAgainWhereNothingHasChanged() {
        Ended build = reactor.mvn("-T2", "regauge:report", "-Dregauge.formats=json");
        assertThat(build.lines()).filteredOn(UNCHANGED::equals).hasSize(MODULES + 1);
        assertThat(reactor.read(REPORT)).isEqualTo(parallel);
    }

    /** Without a phase: what is compiled is there, and nothing is resolved but versions. */
    @Test
    @Order(4)
    void reportsTheModulesThatAreChosen() {
        Ended build = reactor.mvn("regauge:report", "-pl", "m3,m4", "-Dregauge.formats=json,html");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(reactor.read("target/regauge/regauge.html"))
                .contains("not linted in this build are all, m0, m1, m10")
                .doesNotContain(", m3,", ", m4,");
        List<String> report = reactor.read(REPORT).lines().toList();
        assertThat(report)
                .isEqualTo(parallel.lines()
                        .filter(line -> line.contains("\"m3/src/") || line.contains("\"m4/src/"))
                        .toList());
    }

    /** Without it, somebody in the folder of all would accept what all modules have. */
    @Test
    @Order(5)
    void namesTheModuleInItsAdviceAndTheBaselineThatIsNotThere() {
        Ended build = reactor.mvn("regauge:lint", "-pl", "m3", "-Dregauge.baseline=typo.txt");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log())
                .contains("mvn regauge:baseline -pl :m3 ")
                .contains("typo.txt, and there is no such file: nothing is known");
    }

    @Test
    @Order(6)
    void saysWhichModulesItDoesNotKnow() {
        Ended build = new Project(folder.resolve("m3")).mvn("regauge:report", "-Dregauge.formats=json");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.log())
                .contains("because neither this build nor the local repository has their classes: m2;")
                .contains("with -pl :m3 -am for this one");
    }

    @Test
    @Order(7)
    void readsTheJarsOfModulesThatItDoesNotKnow() {
        PluginRepository.install("com.acme", "all", "1.0", folder.resolve("pom.xml"));
        for (int i = 0; i < 3; i++) {
            Path module = folder.resolve("m" + i);
            PluginRepository.install("com.acme", "m" + i, "1.0", module.resolve("pom.xml"))
                    .jar(module.resolve("target/classes"));
        }
        Project alone = new Project(folder.resolve("m3"));
        Ended build = alone.mvn("regauge:report", "-Dregauge.formats=json");
        assertThat(build.log()).doesNotContain("Not read");
        assertThat(alone.read(REPORT).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("from t2 "))
                .anyMatch(
                        line -> line.contains("from p3 ") && line.contains("m0-1.0.jar!/m0/Base.class\",\"line\":10,"));
    }

    @Test
    @Order(8)
    void saysWhereItHasLookedForAConfigurationAndWhatNobodyReads() {
        Ended build = reactor.mvn("regauge:report", "-pl", "m3", "-Dlint=lnt", "-Dregauge.form=x");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log())
                .contains("config is \"settings/lnt.toml\", and there is no such file in ")
                .contains("to fix: name one that is there")
                .contains("Nobody reads -Dregauge.form; did you mean -Dregauge.from?");
    }

    @Test
    @Order(9)
    void refusesABaselineThatModulesWouldShare() {
        Path shared = folder.resolve("shared.txt");
        Ended build = reactor.mvn("regauge:baseline", "-pl", "m3,m4", "-Dregauge.baseline=" + shared);
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("baseline is ", "which com.acme:m3:", "to fix: give each module its own");
    }

    private static final String BASE = """
            package m0;

            import java.sql.*;

            public abstract class Base {

                protected abstract String sql();

                public final void run(Connection connection) throws SQLException {
                    connection.prepareStatement(sql()).executeQuery();
                }
            }
            """;

    private static String page(int i) {
        return """
                package m%d;

                public class Page extends m0.Base {
                    protected String sql() {
                        return "select id from p%d where tags ? 'page'";
                    }
                }
                """.formatted(i, i);
    }

    private static String parent() {
        String modules = IntStream.range(0, MODULES)
                .mapToObj(i -> "<module>m" + i + "</module>")
                .collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>all</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  %s
                  <modules>%s</modules>
                  <build>
                    %s
                    <plugins>
                      <plugin>
                        <groupId>dev.regauge</groupId>
                        <artifactId>regauge-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions><execution><goals><goal>lint</goal></goals></execution></executions>
                        <configuration>
                          <from>pgjdbc-ng:0.8.9</from>
                          <config>settings/${lint}.toml</config>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        Project.PROPERTIES.replace("</properties>", "  <lint>lint</lint>\n</properties>"),
                        modules,
                        Project.PINNED,
                        PluginRepository.VERSION);
    }

    private static String module(int i) {
        String dependency = i == 0
                ? ""
                : "<dependencies><dependency><groupId>com.acme</groupId><artifactId>m" + (i - 1)
                        + "</artifactId><version>1.0</version></dependency></dependencies>";
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.acme</groupId><artifactId>all</artifactId><version>1.0</version></parent>
                  <artifactId>m%d</artifactId>
                  %s
                </project>
                """.formatted(i, dependency);
    }

    /** The text is a method's and no constant: those the compiler copies. */
    private static String dao(int i) {
        String before = i == 0 ? "\"select 1\"" : "m" + (i - 1) + ".Dao.text()";
        return """
                package m%d;

                import java.sql.*;

                public class Dao {

                    public static String text() {
                        return "select id from t%d where tags ? 'vip'";
                    }

                    void own(Connection connection) throws SQLException {
                        connection.prepareStatement("select tags ? 'old' from t%d").executeQuery();
                    }

                    void before(Connection connection) throws SQLException {
                        connection.prepareStatement(%s).executeQuery();
                    }
                }
                """.formatted(i, i, i, before);
    }
}
