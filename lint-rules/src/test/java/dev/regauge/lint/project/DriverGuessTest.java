package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.build.BuildFiles;
import dev.regauge.lint.build.BuildReading;
import dev.regauge.lint.build.ResolvedDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverGuessTest {

    @TempDir
    private Path project;

    @Test
    void takesTheVersionThatPropertiesSay() throws IOException {
        pom("", "<properties><ng>0.8.2</ng></properties>", dependency("com.impossibl.pgjdbc-ng", "pgjdbc-ng", "${ng}"));
        assertThat(guess()).isEqualTo("pgjdbc-ng:0.8.2");
    }

    @Test
    void takesTheDriverThatHasToGo() throws IOException {
        pom(
                "",
                "",
                dependency("org.postgresql", "postgresql", "42.7.14")
                        + dependency("com.impossibl.pgjdbc-ng", "pgjdbc-ng-all", "0.8.9"));
        assertThat(guess()).isEqualTo("pgjdbc-ng:0.8.9");
    }

    @Test
    void takesOneVersionHoweverOftenItIsNamed() throws IOException {
        pom("a/", "", dependency("org.postgresql", "postgresql", "42.2.5"));
        pom("b/", "", dependency("org.postgresql", "postgresql", "42.2.5"));
        assertThat(guess()).isEqualTo("pgjdbc:42.2.5");
    }

    @Test
    void doesNotCountWhatOnlyTestsSee() throws IOException {
        Files.writeString(
                project.resolve("build.gradle"),
                "testImplementation 'org.postgresql:postgresql:42.6.0'\nimplementation 'org.postgresql:postgresql:42.2.5'");
        assertThat(guess()).isEqualTo("pgjdbc:42.2.5");
    }

    @Test
    void asksWhereModulesTakeDifferentVersions() throws IOException {
        pom("a/", "", dependency("org.postgresql", "postgresql", "42.2.5"));
        pom("b/", "", dependency("org.postgresql", "postgresql", "42.6.0"));
        assertThatThrownBy(this::guess)
                .isInstanceOf(ProjectException.class)
                .hasMessage("The build files name several versions of the driver, and only you know which one is meant"
                        + "\n  found:  pgjdbc:42.2.5 (a/pom.xml:1)"
                        + "\n  found:  pgjdbc:42.6.0 (b/pom.xml:1)"
                        + "\n  to fix: say which one it runs on, as in --from pgjdbc:42.2.5");
    }

    @Test
    void asksWhereAProfileMakesAnotherVersionOfIt() throws IOException {
        String profile = "<profiles><profile><id>x</id><activation><activeByDefault>true</activeByDefault></activation>"
                + "<properties><pg>42.2.5</pg></properties></profile></profiles>";
        String properties = "<properties><pg>42.7.14</pg></properties>";
        pom("", properties + profile, dependency("org.postgresql", "postgresql", "${pg}"));
        assertThatThrownBy(this::guess)
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("several versions of the driver")
                .hasMessageContaining("found:  pgjdbc:42.2.5 (pom.xml:1, profile x)");
    }

    @Test
    void asksWhereSomebodyElseDecides() throws IOException {
        pom("", "", dependency("org.postgresql", "postgresql", ""));
        assertThatThrownBy(this::guess)
                .hasMessageContaining("do not say which version of the driver it is")
                .hasMessageContaining("found:  pgjdbc (pom.xml:1: its version is decided by nobody here)")
                .hasMessageContaining("--from pgjdbc:VERSION");
    }

    @Test
    void asksWhereTheBuildTookAVersionThatSomebodyMade() throws IOException {
        pom("", "", dependency("org.postgresql", "postgresql", ""));
        assertThatThrownBy(() -> DriverGuess.of(taken(), project, Advice.COMMAND_LINE))
                .isInstanceOf(ProjectException.class)
                .hasMessage("The build files name a version of the driver that is no release of it, and only you know"
                        + " which one it behaves as"
                        + "\n  found:  pgjdbc:42.7.3+p1 (pom.xml:1)"
                        + "\n  to fix: say which one it runs on, as in --from pgjdbc:VERSION");
    }

    @Test
    void asksWhereSomeOfItIsARelease() throws IOException {
        pom("", "", dependency("org.postgresql", "postgresql", ""));
        pom("more/", "", dependency("org.postgresql", "postgresql", "42.7.3"));
        assertThatThrownBy(() -> DriverGuess.of(taken(), project, Advice.COMMAND_LINE))
                .hasMessageContaining("several versions of the driver");
    }

    @Test
    void asksWhereNobodyNamesADriver() throws IOException {
        pom("", "", "");
        assertThatThrownBy(this::guess).hasMessageContaining("names a PostgreSQL driver", "--from pgjdbc-ng:0.8.9");
    }

    /** As a build tool decided it, of a version that no profile can name. */
    private BuildReading taken() {
        ResolvedDriver driver = new ResolvedDriver("org.postgresql:postgresql", "42.7.3+p1", false);
        return BuildFiles.read(project).resolved(List.of(driver), "pom.xml");
    }

    private String guess() {
        return DriverGuess.of(BuildFiles.read(project), project, Advice.COMMAND_LINE)
                .toString();
    }

    private void pom(String folder, String properties, String dependencies) throws IOException {
        Files.createDirectories(project.resolve(folder));
        Files.writeString(
                project.resolve(folder + "pom.xml"),
                "<project>" + properties + "<dependencies>" + dependencies + "</dependencies></project>");
    }

    private static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>";
    }
}
