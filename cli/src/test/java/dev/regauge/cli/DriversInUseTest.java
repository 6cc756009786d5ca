package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversInUseTest {

    @TempDir
    private Path project;

    @Test
    void readsVersionsFromProperties() throws IOException {
        pom("<properties><ng>0.8.2</ng></properties>", dependency("com.impossibl.pgjdbc-ng", "pgjdbc-ng", "${ng}"));
        assertThat(drivers()).isEqualTo("[pgjdbc-ng:0.8.2 (pom.xml)]");
    }

    @Test
    void takesTheNewestKnownWhereAnotherFileDecides() throws IOException {
        pom("", dependency("org.postgresql", "postgresql", ""));
        assertThat(drivers()).isEqualTo("[pgjdbc:42.7.14 (pom.xml)]");
    }

    @Test
    void guessesTheDriverThatHasToGo() throws IOException {
        pom(
                "",
                dependency("org.postgresql", "postgresql", "42.7.14")
                        + dependency("com.impossibl.pgjdbc-ng", "pgjdbc-ng-all", "0.8.9"));
        assertThat(DriversInUse.guess(DriversInUse.of(ProjectTree.of(project))).orElseThrow())
                .hasToString("pgjdbc-ng:0.8.9");
    }

    @Test
    void readsGradleFiles() throws IOException {
        Files.writeString(
                project.resolve("build.gradle.kts"),
                "dependencies { runtimeOnly(\"org.postgresql:postgresql:42.2.5\") }");
        assertThat(drivers()).isEqualTo("[pgjdbc:42.2.5 (build.gradle.kts)]");
    }

    @Test
    void expandsNoEntity() throws IOException {
        Files.writeString(project.resolve("secret.txt"), "0.8.2");
        Files.writeString(
                project.resolve("pom.xml"),
                "<!DOCTYPE project [<!ENTITY v SYSTEM \"secret.txt\">]><project>"
                        + dependency("com.impossibl.pgjdbc-ng", "pgjdbc-ng", "&v;") + "</project>");
        assertThat(drivers()).doesNotContain("0.8.2");
    }

    private String drivers() {
        return DriversInUse.of(ProjectTree.of(project)).stream()
                .map(use -> use.profile() + " (" + use.file() + ")")
                .toList()
                .toString();
    }

    private void pom(String properties, String dependencies) throws IOException {
        Files.writeString(
                project.resolve("pom.xml"),
                "<project>" + properties + "<dependencies>" + dependencies + "</dependencies></project>");
    }

    private static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>";
    }
}
