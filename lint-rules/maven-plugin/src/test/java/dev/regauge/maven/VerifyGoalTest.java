package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.maven.Project.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal that asks a server: one of its own, in a Java of its own. */
@Tag("waits")
class VerifyGoalTest {

    private static final String DAO = """
            package shop;

            import java.sql.Connection;
            import java.sql.SQLException;

            class Orders {
                void all(Connection connection) throws SQLException {
                    connection.prepareStatement("select number from orders").executeQuery();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void keepsTheAnswersAndNeverShowsAPassword() {
        Project shop = new Project(folder)
                .with("pom.xml", pom())
                .with("src/main/java/shop/Orders.java", DAO)
                .with("src/main/resources/schema.sql", "create table orders (number bigint);\n");
        Ended asked = shop.mvn("compile", "regauge:verify");
        assertThat(asked.exitCode()).as(asked.log()).isZero();
        assertThat(folder.resolve(".regauge/verify")).isDirectoryContaining("glob:**");
        Ended refused =
                shop.mvn("regauge:verify", "-Dregauge.db=jdbc:postgresql://localhost/shop?user=app&password=s3cret");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.log())
                .contains("db has a password, which the list of processes would show")
                .doesNotContain("s3cret");
    }

    /** The text stands in one module and its call in the other, which the configuration of both says is one. */
    @Test
    void asksAboutEachModulesTextsAsTheyAreLinted() {
        Project all = new Project(folder)
                .with("pom.xml", PARENT.formatted(Project.PROPERTIES, Project.PINNED, PluginRepository.VERSION))
                .with("lint.toml", "[[sink]]\nmethod = \"base.Db#ask\"\nplaceholders = \"jdbc\"\n")
                .with("schema.sql", "create table orders (number bigint);\n")
                .with("base/pom.xml", module("base", ""))
                .with("base/src/main/java/base/Db.java", """
                        package base;

                        public abstract class Db {
                            protected abstract String sql();

                            public void run() { ask(sql()); }

                            static native void ask(String sql);
                        }
                        """)
                .with(
                        "app/pom.xml",
                        module(
                                "app",
                                "<dependency><groupId>com.acme</groupId><artifactId>base</artifactId>"
                                        + "<version>1.0</version></dependency>"))
                .with("app/src/main/java/app/Orders.java", """
                        package app;

                        class Orders extends base.Db {
                            protected String sql() { return "select number from orders"; }
                        }
                        """);
        Ended asked = all.mvn("compile", "regauge:verify");
        assertThat(asked.exitCode()).as(asked.log()).isZero();
        assertThat(folder.resolve("app/.regauge/verify").toFile().list())
                .as(asked.log())
                .hasSize(1);
        Ended checked = all.mvn("regauge:verify", "regauge:report", "-Dregauge.check=true", "-Dregauge.formats=text");
        assertThat(checked.exitCode()).as(checked.log()).isZero();
        assertThat(all.read("app/target/regauge/regauge.txt")).contains("by answers that were kept");
    }

    @Test
    void sendsNoPasswordThatCannotBeDecrypted() {
        Project shop = new Project(folder)
                .with("pom.xml", pom())
                .with("src/main/java/shop/Orders.java", DAO)
                .with("settings.xml", """
                        <settings><servers><server>
                          <id>shop</id><username>app</username>
                          <password>{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u+9EF1iFQyJQ=}</password>
                        </server></servers></settings>
                        """);
        Ended build = shop.mvn(
                "-s",
                "settings.xml",
                "-Dsettings.security=" + folder.resolve("none.xml"),
                "compile",
                "regauge:verify",
                "-Dregauge.db=jdbc:postgresql://localhost:1/shop",
                "-Dregauge.server=shop");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.log())
                .contains("The password of the <server> shop cannot be decrypted")
                .doesNotContain("jSMOWno");
    }

    private static final String PARENT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>all</artifactId>
              <version>1.0</version>
              <packaging>pom</packaging>
              %s
              <modules><module>base</module><module>app</module></modules>
              <build>
                %s
                <plugins>
                  <plugin>
                    <groupId>dev.regauge</groupId>
                    <artifactId>regauge-maven-plugin</artifactId>
                    <version>%s</version>
                    <configuration>
                      <from>pgjdbc-ng:0.8.9</from>
                      <config>lint.toml</config>
                      <schema>schema.sql</schema>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static String module(String name, String dependencies) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.acme</groupId><artifactId>all</artifactId><version>1.0</version></parent>
                  <artifactId>%s</artifactId>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(name, dependencies);
    }

    private static String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <version>1.0</version>
                  %s
                  <build>
                    %s
                    <plugins>
                      <plugin>
                        <groupId>dev.regauge</groupId>
                        <artifactId>regauge-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration><from>pgjdbc-ng:0.8.9</from></configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(Project.PROPERTIES, Project.PINNED, PluginRepository.VERSION);
    }
}
