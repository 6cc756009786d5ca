package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class PomFilesTest extends BuildFilesFixture {

    private static final String SELF = "<groupId>app</groupId><artifactId>app</artifactId><version>1</version>\n";

    private static String parent(String artifact, String more) {
        return "<parent><groupId>app</groupId><artifactId>" + artifact + "</artifactId><version>1</version>" + more
                + "</parent>\n";
    }

    private static String managing(String dependencies) {
        return "<dependencyManagement><dependencies>\n" + dependencies + "</dependencies></dependencyManagement>\n";
    }

    private static String depending(String dependencies) {
        return "<dependencies>\n" + dependencies + "</dependencies>\n";
    }

    private void pom(String name, String... parts) throws IOException {
        file(name, "<project>\n" + String.join("", parts) + "</project>\n");
    }

    @Test
    void readsAVersionWithItsLine() throws IOException {
        pom("pom.xml", SELF, depending(pgjdbc("42.2.5")));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (pom.xml:4)");
    }

    @Test
    void followsPropertiesWithinProperties() throws IOException {
        pom("pom.xml", "<properties><a>${b}.5</a><b>42.${c}</b><c>2</c></properties>\n", depending(pgjdbc("${a}")));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (pom.xml:4)");
    }

    @Test
    void takesTheVersionThatAParentManagesAndTheChildsPropertyForIt() throws IOException {
        pom("pom.xml", SELF, "<properties><pg>42.2.5</pg></properties>\n", managing(pgjdbc("${pg}")));
        pom("a/pom.xml", parent("app", ""), "<artifactId>a</artifactId>\n", depending(pgjdbc("")));
        pom(
                "b/pom.xml",
                parent("app", ""),
                "<artifactId>b</artifactId><properties><pg>42.6.0</pg></properties>\n",
                depending(pgjdbc("")));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (a/pom.xml:5)", "pgjdbc:42.6.0 (b/pom.xml:5)");
    }

    @Test
    void resolvesWhatIsInheritedInEachChildThatOverridesIt() throws IOException {
        pom("pom.xml", SELF, "<properties><pg>42.7.14</pg></properties>\n", depending(pgjdbc("${pg}")));
        String own = "<artifactId>a</artifactId><properties><pg>42.2.5</pg></properties>\n";
        pom("a/pom.xml", parent("app", ""), own);
        pom("b/pom.xml", parent("app", ""), "<artifactId>b</artifactId>\n");
        pom("c/pom.xml", parent("app", ""), own, depending(pgjdbc("42.6.0")));
        assertThat(drivers())
                .containsExactly(
                        "pgjdbc:42.2.5 (a/pom.xml:2)", "pgjdbc:42.6.0 (c/pom.xml:5)", "pgjdbc:42.7.14 (pom.xml:5)");
    }

    @Test
    void findsAParentInAnotherFolderByItsCoordinates() throws IOException {
        pom("parent/pom.xml", SELF, managing(pgjdbc("42.5.0")));
        pom("web/pom.xml", parent("app", "<relativePath/>"), depending(pgjdbc("")));
        assertThat(drivers()).containsExactly("pgjdbc:42.5.0 (web/pom.xml:4)");
    }

    @Test
    void importsABillOfMaterialsOfTheProject() throws IOException {
        pom(
                "bom/pom.xml",
                "<groupId>app</groupId><artifactId>bom</artifactId><version>1</version>\n",
                "<properties><pg>42.4.0</pg></properties>\n",
                managing(pgjdbc("${pg}")));
        pom(
                "pom.xml",
                "<properties><pg>42.7.0</pg></properties>\n",
                managing(dependency("app:bom", "1", "<type>pom</type><scope>import</scope>")),
                depending(pgjdbc("")));
        assertThat(drivers()).containsExactly("pgjdbc:42.4.0 (pom.xml:7)");
    }

    @Test
    void saysWhoDecidesWhereNoFileOfTheProjectDoes() throws IOException {
        pom(
                "pom.xml",
                "<parent><groupId>org.springframework.boot</groupId>"
                        + "<artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent>\n",
                depending(pgjdbc("") + dependency("com.impossibl.pgjdbc-ng:pgjdbc-ng", "${managed.elsewhere}", "")));
        assertThat(drivers())
                .containsExactly(
                        "pgjdbc (pom.xml:4: its version is decided by"
                                + " org.springframework.boot:spring-boot-starter-parent:3.2.0, which is not in this"
                                + " project)",
                        "pgjdbc-ng (pom.xml:5: `${managed.elsewhere}` is decided where no file of this project is)");
    }

    @Test
    void knowsThePropertyThatOverridesSpringBootsVersion() throws IOException {
        String boot = "<parent><groupId>org.springframework.boot</groupId>"
                + "<artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent>\n";
        String property = "<properties><postgresql.version>42.2.5</postgresql.version></properties>\n";
        pom("pom.xml", boot, property, depending(pgjdbc("")));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (pom.xml:5)");
        pom("pom.xml", property, depending(pgjdbc("")));
        assertThat(drivers()).containsExactly("pgjdbc (pom.xml:4: its version is decided by nobody here)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[42.2,43)", "LATEST", "42.+"})
    void guessesNoRange(String range) throws IOException {
        pom("pom.xml", depending(pgjdbc(range)));
        assertThat(drivers()).containsExactly("pgjdbc (pom.xml:3: `" + range + "` leaves the choice to the build)");
    }

    @Test
    void readsProfilesByTheirNames() throws IOException {
        pom(
                "pom.xml",
                "<properties><pg>42.7.0</pg></properties>\n",
                depending(pgjdbc("${pg}")),
                "<profiles><profile><id>old</id><properties><pg>42.2.5</pg></properties></profile>\n",
                "<profile><id>ng</id>",
                depending(dependency("com.impossibl.pgjdbc-ng:pgjdbc-ng", "0.8.9", "")),
                "</profile></profiles>\n");
        assertThat(drivers())
                .containsExactly(
                        "pgjdbc:42.2.5 (pom.xml:4, profile old)",
                        "pgjdbc:42.7.0 (pom.xml:4)",
                        "pgjdbc-ng:0.8.9 (pom.xml:8, profile ng)");
    }

    @Test
    void readsProfilesWithoutAnIdAndThoseThatShareOne() throws IOException {
        pom(
                "pom.xml",
                "<profiles><profile>",
                depending(pgjdbc("42.2.5")),
                "</profile>\n<profile><id>x</id>",
                depending(pgjdbc("42.2.6")),
                "</profile>\n<profile>",
                depending(pgjdbc("42.2.7")),
                "<id>x</id></profile></profiles>\n");
        assertThat(drivers())
                .containsExactly(
                        "pgjdbc:42.2.5 (pom.xml:3, profile default)",
                        "pgjdbc:42.2.6 (pom.xml:7, profile x)",
                        "pgjdbc:42.2.7 (pom.xml:11, profile x, number 3)");
    }

    @Test
    void readsADriverThatOnlyAProfileChooses() throws IOException {
        pom(
                "pom.xml",
                depending(dependency("org.postgresql:${driver}", "42.2.5", "")),
                "<profiles><profile><id>pg</id><properties><driver>postgresql</driver></properties></profile></profiles>\n");
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (pom.xml:3, profile pg)");
    }

    @Test
    void tellsTestsAndLeavesPluginsAlone() throws IOException {
        pom(
                "pom.xml",
                "<build><plugins><plugin><artifactId>liquibase</artifactId>",
                depending(pgjdbc("42.2.1")),
                "</plugin></plugins></build>\n",
                depending(dependency("org.postgresql:postgresql", "42.2.5", "<scope>test</scope>")));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (pom.xml:7, for tests or tools)");
    }

    @Test
    void countsAClassifierAsPartOfTheVersion() throws IOException {
        pom("pom.xml", depending(dependency("postgresql:postgresql", "9.1-901", "<classifier>jdbc4</classifier>")));
        assertThat(drivers()).containsExactly("pgjdbc:9.1-901.jdbc4 (pom.xml:3)");
    }

    @Test
    void expandsNoEntityAndReadsNoOtherFile() throws IOException {
        file("secret.txt", "42.2.5");
        file(
                "pom.xml",
                "<!DOCTYPE project [<!ENTITY v SYSTEM \"secret.txt\"><!ENTITY w \"42.2.6\">]><project>"
                        + depending(pgjdbc("&v;") + pgjdbc("&w;")) + "</project>");
        assertThat(drivers()).noneMatch(driver -> driver.contains("42.2."));
    }

    @Test
    void survivesParentsInACircleAndPropertiesThatNameThemselves() throws IOException {
        pom(
                "pom.xml",
                "<groupId>app</groupId><artifactId>a</artifactId>",
                parent("b", "<relativePath>b/pom.xml</relativePath>"),
                "<properties><x>${x}</x><y>${y}${y}</y></properties>\n",
                depending(pgjdbc("${x}") + pgjdbc("${y}") + pgjdbc("${z}")));
        pom("b/pom.xml", "<artifactId>b</artifactId>", parent("a", ""));
        assertThat(drivers()).hasSize(3).allMatch(driver -> driver.contains("is decided where no file"));
    }

    @Test
    void survivesBillsOfMaterialsThatImportEachOther() throws IOException {
        StringBuilder imports = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            imports.append(dependency("app:bom" + i, "1", "<type>pom</type><scope>import</scope>"));
        }
        for (int i = 0; i < 12; i++) {
            pom(
                    "bom" + i + "/pom.xml",
                    "<groupId>app</groupId><artifactId>bom" + i + "</artifactId><version>1</version>\n",
                    managing(imports.toString()));
        }
        pom("pom.xml", managing(imports.toString()), depending(pgjdbc("")));
        assertThat(drivers()).hasSize(1).allMatch(driver -> driver.contains("nobody here"));
    }

    @Test
    void survivesParentsWithoutEnd() throws IOException {
        int last = 3_000;
        for (int i = 0; i < last; i++) {
            pom(
                    "p" + i + "/pom.xml",
                    parent("p" + (i + 1), "<relativePath>../p" + (i + 1) + "</relativePath>"),
                    "<groupId>app</groupId><artifactId>p" + i + "</artifactId>",
                    i == 0 ? depending(pgjdbc("")) : "");
        }
        assertThat(drivers()).hasSize(1).allMatch(driver -> driver.contains("its version is decided by"));
    }

    @Test
    void saysThatAFileIsBroken() throws IOException {
        file("pom.xml", "<project><dependencies>");
        assertThat(BuildFiles.read(project).notRead())
                .containsExactly("pom.xml: it is not well-formed, so its dependencies are not known");
    }

    @Test
    void takesWhatIsOnlyManagedWhereNobodyDependsOnIt() throws IOException {
        pom("pom.xml", managing(pgjdbc("42.5.1")));
        assertThat(drivers()).containsExactly("pgjdbc:42.5.1 (pom.xml:3)");
    }
}
