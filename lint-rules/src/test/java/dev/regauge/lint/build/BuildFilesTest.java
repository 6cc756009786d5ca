package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildFilesTest {

    @TempDir
    private Path project;

    private void file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** {@code pgjdbc:42.2.5 (pom.xml:12)}. */
    private List<String> drivers() {
        return BuildFiles.read(project).uses().stream().map(DriverUse::toString).toList();
    }

    private static String dependency(String artifact, String version, String more) {
        String[] parts = artifact.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + more + "</dependency>\n";
    }

    private static String pgjdbc(String version) {
        return dependency("org.postgresql:postgresql", version, "");
    }

    @Nested
    class OfMaven {

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
                    depending(
                            pgjdbc("") + dependency("com.impossibl.pgjdbc-ng:pgjdbc-ng", "${managed.elsewhere}", "")));
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

    @Nested
    class OfGradle {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "implementation 'org.postgresql:postgresql:42.2.5'",
                    "implementation(\"org.postgresql:postgresql:42.2.5\")",
                    "runtimeOnly 'org.postgresql:postgresql:42.2.5@jar'",
                    "runtime group: 'org.postgresql', name: 'postgresql', version: '42.2.5'",
                    "implementation(group = \"org.postgresql\", name = \"postgresql\", version = \"42.2.5\")",
                    "def pg = '42.2.5'; implementation \"org.postgresql:postgresql:$pg\"",
                    "val pg: String = \"42.2.5\"; implementation(\"org.postgresql:postgresql:${pg}\")",
                    "ext { pg = '42.2.5' }; implementation 'org.postgresql:postgresql:' + pg",
                    "ext.versions = [pg: '42.2.5']; implementation \"org.postgresql:postgresql:${versions.pg}\"",
                    "val pg by extra(\"42.2.5\"); implementation(\"org.postgresql:postgresql:$pg\")",
                    "extra[\"pg\"] = \"42.2.5\"; implementation(\"org.postgresql:postgresql:${property(\"pg\")}\")",
                    "set('pg', '42.2.5'); implementation \"org.postgresql:postgresql:${pg}\"",
                    "/* 'org.postgresql:postgresql:9.9' */ implementation 'org.postgresql:postgresql:42.2.5' // x"
                })
        void readsCoordinatesAsTheyAreWritten(String line) throws IOException {
            file("build.gradle", "\n" + line + "\n");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:2)");
        }

        @Test
        void readsPropertiesOfTheProjectAndOfTheRoot() throws IOException {
            file("gradle.properties", "pg=42.2.5\n");
            file("build.gradle.kts", "extra[\"ng\"] = \"0.8.9\"\n");
            file("app/build.gradle.kts", """
                    implementation("org.postgresql:postgresql:$pg")
                    implementation("com.impossibl.pgjdbc-ng:pgjdbc-ng:${rootProject.extra["ng"]}")
                    implementation("com.impossibl.pgjdbc-ng:pgjdbc-ng-all:$ng")
                    """);
            assertThat(drivers())
                    .contains("pgjdbc:42.2.5 (app/build.gradle.kts:1)", "pgjdbc-ng:0.8.9 (app/build.gradle.kts:3)");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        implementation 'org.postgresql:postgresql'          | its version is decided by a platform or a plugin
                        implementation 'org.postgresql:postgresql:42.+'     | `42.+` leaves the choice to the build
                        implementation "org.postgresql:postgresql:$unknown" | `$unknown` is decided where this does not look
                        """)
        void guessesNothing(String line, String why) throws IOException {
            file("build.gradle", line);
            assertThat(drivers()).containsExactly("pgjdbc (build.gradle:1: " + why + ")");
        }

        @Test
        void knowsThePropertyThatOverridesSpringsVersion() throws IOException {
            String use = "ext['postgresql.version'] = '42.2.5'; implementation 'org.postgresql:postgresql'";
            file("build.gradle", "plugins { id 'io.spring.dependency-management' }; " + use);
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1)");
            file("build.gradle", use);
            assertThat(drivers()).hasSize(1).allMatch(driver -> driver.contains("decided by a platform"));
        }

        @Test
        void takesNoNameWithTwoValues() throws IOException {
            file(
                    "build.gradle",
                    "if (old) { pg = '42.2.5' } else { pg = '42.6.0' }\napi \"org.postgresql:postgresql:$pg\"");
            assertThat(drivers()).containsExactly("pgjdbc (build.gradle:2: `$pg` is decided where this does not look)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "testImplementation",
                    "classpath",
                    "liquibaseRuntime",
                    "integrationTestRuntimeOnly",
                    "jooqGenerator"
                })
        void tellsTestsAndTools(String configuration) throws IOException {
            file("build.gradle", configuration + " 'org.postgresql:postgresql:42.2.5'");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1, for tests or tools)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "dependencies { testImplementation 'junit:junit:4.13'; implementation 'org.postgresql:postgresql:42.2.5' }",
                    "dependencies { testImplementation(\"a:b:${v}\") { exclude x } implementation(\"org.postgresql:postgresql:42.2.5\") }",
                    "implementation 'a:test:1', 'org.postgresql:postgresql:42.2.5'",
                    "if (test) implementation 'org.postgresql:postgresql:42.2.5'",
                    "implementation(platform(\"a:b:1\"), testFixtures(\"a:b:1\"), \"org.postgresql:postgresql:42.2.5\")"
                })
        void takesNoTestBesideItForItsOwn(String line) throws IOException {
            file("build.gradle", line);
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x 1\ntestImplementation(\n 'org.postgresql:postgresql:42.2.5')\nimplementation 'a:b:1'",
                    "testImplementation 'a:b:1',\n\n 'org.postgresql:postgresql:42.2.5'",
                    "implementation 'a:b:1'\n\ntestImplementation \"a:b:${v}\", 'org.postgresql:postgresql:42.2.5'",
                    "\n\nif (x) testImplementation('org.postgresql:postgresql:42.2.5')",
                    "\n\nadd(\"testImplementation\", \"org.postgresql:postgresql:42.2.5\")",
                    "\n\n\"testImplementation\"(platform(\"org.postgresql:postgresql:42.2.5\"))",
                    "\n\nconfigurations.testRuntime.add('org.postgresql:postgresql:42.2.5')"
                })
        void tellsTestsOverLinesAndInOtherForms(String text) throws IOException {
            file("build.gradle", text);
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:3, for tests or tools)");
        }

        @Test
        void takesNoOtherWordForATest() throws IOException {
            file("build.gradle", "def latest = 1; implementation 'org.postgresql:postgresql:42.2.5'");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1)");
        }

        @Test
        void readsAVersionCatalogWhereItIsUsed() throws IOException {
            file("gradle/libs.versions.toml", """
                    [versions]
                    pg = "42.2.5" # the old one
                    ng = { strictly = "0.8.9" }
                    [libraries]
                    db-postgresql = { module = "org.postgresql:postgresql", version.ref = "pg" }
                    ng = { group = "com.impossibl.pgjdbc-ng", name = "pgjdbc-ng", version = { ref = "ng" } }
                    scram = "com.ongres.scram:scram-client:3.1"
                    [bundles]
                    old = ["ng", "other"]
                    """);
            file("a/build.gradle", "implementation libs.db.postgresql\n");
            file(
                    "b/build.gradle.kts",
                    "implementation(libs.bundles.old)\ntestImplementation(libs.db.postgresql.get())\n");
            assertThat(drivers())
                    .containsExactly(
                            "pgjdbc:42.2.5 (a/build.gradle:1)",
                            "pgjdbc-ng:0.8.9 (b/build.gradle.kts:1)",
                            "pgjdbc:42.2.5 (b/build.gradle.kts:2, for tests or tools)",
                            "com.ongres.scram:scram-client:3.1 (gradle/libs.versions.toml:7)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[libraries]\npg = { module = \"org.postgresql:postgresql\", version = \"42.2.5\" } # later version = \"42.7.14\"",
                    "[libraries]\npg = { module = \"org.postgresql:postgresql\", version = \"42.2.5\" } version = \"42.7.14\"",
                    "[libraries] # drivers\npg = \"org.postgresql:postgresql:42.2.5\" # not 'a:b:1'",
                    "# [x]\n[libraries.pg] # one\nmodule = \"org.postgresql:postgresql\"\nversion = \"42.2.5\"",
                    "[versions]\n\"p.g\" = \"42.2.5\"\n[libraries]\npg.module = 'org.postgresql:postgresql'\npg.version.ref = \"p.g\"",
                    "[libraries.pg]\nmodule = \"org.postgresql:postgresql\"\n[libraries.pg.version]\nref = \"p\"\n[versions]\np = \"42.2.5\"",
                    "[versions.pg]\nstrictly = \"42.2.5\"\nprefer = \"42.2.4\"\n[libraries]\npg = { group = \"org.postgresql\", name = \"postgresql\", version.ref = \"pg\" }"
                })
        void readsACatalogAsTomlMeansIt(String catalog) throws IOException {
            file("gradle/libs.versions.toml", catalog);
            file("build.gradle", "implementation libs.pg");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1)");
        }

        @Test
        void believesALockFileBeforeTheBuildFile() throws IOException {
            file("build.gradle", "implementation 'org.postgresql:postgresql:42.+'\n");
            file("gradle.lockfile", """
                    # made by Gradle
                    org.postgresql:postgresql:42.2.5=compileClasspath,runtimeClasspath
                    com.ongres.scram:scram-client:3.2=testRuntimeClasspath
                    empty=annotationProcessor
                    """);
            assertThat(drivers())
                    .containsExactly(
                            "pgjdbc:42.2.5 (build.gradle:1)",
                            "com.ongres.scram:scram-client:3.2 (gradle.lockfile:3, for tests or tools)");
        }

        @Test
        void takesNoVersionFromALockFileOfTheBuildItself() throws IOException {
            String driver = "org.postgresql:postgresql:42.7.14=";
            file("build.gradle", "implementation 'org.postgresql:postgresql:42.2.5'\n");
            file("buildscript-gradle.lockfile", driver + "classpath\n");
            file("settings-gradle.lockfile", driver + "runtimeClasspath\n");
            file("gradle.lockfile", driver + "classpath\n");
            file("gradle/dependency-locks/buildscript-classpath.lockfile", "org.postgresql:postgresql:42.7.14\n");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (build.gradle:1)");
            file("gradle/dependency-locks/runtimeClasspath.lockfile", "org.postgresql:postgresql:42.2.6\n");
            assertThat(drivers()).containsExactly("pgjdbc:42.2.6 (build.gradle:1)");
        }

        @Test
        void readsTheLockFileOfNebula() throws IOException {
            file("dependencies.lock", """
                    {
                      "runtimeClasspath": {
                        "org.postgresql:postgresql": { "locked": "42.2.5", "requested": "42.+" },
                        "org.other:other": { "locked": "1" }
                      }
                    }
                    """);
            assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (dependencies.lock:3)");
        }

        @Test
        void takesNoVersionFromALockFileThatIsNone() throws IOException {
            file("gradle.lockfile", "org.postgresql:postgresql:4?2/../x=runtimeClasspath\n");
            assertThat(drivers())
                    .containsExactly("pgjdbc (gradle.lockfile:1: `4?2/../x` leaves the choice to the build)");
        }

        @Test
        void survivesAHostileText() throws IOException {
            file("build.gradle", "'" + "org.postgresql:postgresql:".repeat(20_000));
            file("gradle/libs.versions.toml", "[libraries]\nx = {" + "a=".repeat(50_000));
            file("dependencies.lock", "[".repeat(100_000));
            assertThat(BuildFiles.read(project).notRead()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    build.sbt             | libraryDependencies += "org.postgresql" % "postgresql" % "42.2.5"
                    build.sbt             | val pg = "42.2.5"; val d = Seq("org.postgresql" % "postgresql" % pg)
                    project/Versions.scala | val pg = "42.2.5"; val d = "org.postgresql" % "postgresql" % pg // x
                    ivy.xml               | <ivy-module><dependencies><dependency org="org.postgresql" name="postgresql" rev="42.2.5"/></dependencies></ivy-module>
                    project.clj           | (defproject x "1" :dependencies [[org.clojure/clojure "1.11"] [org.postgresql/postgresql "42.2.5"]])
                    deps.edn              | {:deps {org.postgresql/postgresql {:mvn/version "42.2.5"}}}
                    """)
    void readsOtherBuildTools(String name, String text) throws IOException {
        file(name, text);
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (" + name + ":1)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    build.sbt | "org.postgresql" % "postgresql" % "42.2.5" % Test        | pgjdbc:42.2.5 (build.sbt:1, for tests or tools)
                    build.sbt | "org.postgresql" % "postgresql" % Versions.pg            | pgjdbc (build.sbt:1: `Versions.pg` is decided where this does not look)
                    ivy.xml   | <m><dependency org="postgresql" name="postgresql" rev="${pg}"/></m> | pgjdbc (ivy.xml:1: `${pg}` is decided where this does not look)
                    ivy.xml   | <m><dependency org="org.postgresql" name="postgresql" rev="latest.release"/></m> | pgjdbc (ivy.xml:1: `latest.release` leaves the choice to the build)
                    project.clj | [postgresql "9.1-901.jdbc4"] ; [org.postgresql/postgresql "1"] | pgjdbc:9.1-901.jdbc4 (project.clj:1)
                    """)
    void tellsOfOtherBuildToolsWhatTheyLeaveOpen(String name, String text, String found) throws IOException {
        file(name, text);
        assertThat(drivers()).containsExactly(found);
    }

    @Test
    @Timeout(120)
    void looksAtSoManyDriversOfAFileAndTellsWhereThereAreMore() throws IOException {
        file("a/build.gradle", "x 'org.postgresql:postgresql:1'\n".repeat(60_000));
        file("b/project.clj", "[org.postgresql/postgresql \"42.2.5\"]\n".repeat(40_000));
        file("c/build.sbt", "\"org.postgresql\" % \"postgresql\" % \"42.2.5\"\n".repeat(40_000));
        StringBuilder catalog = new StringBuilder("[libraries]\n");
        for (int i = 0; i < 30_000; i++) {
            catalog.append("pg" + i + " = \"org.postgresql:postgresql:1\"\n");
        }
        file("d/libs.versions.toml", catalog.toString());
        String profile = "<profile><properties><pg>42.2.5</pg></properties></profile>\n";
        String pom = "<dependencies>" + pgjdbc("${pg}").repeat(200)
                + dependency("a:b", "1", "").repeat(9_000) + "</dependencies>";
        file("e/pom.xml", "<project>" + pom + "<profiles>" + profile.repeat(9_000) + "</profiles></project>");
        BuildReading reading = BuildFiles.read(project);
        assertThat(reading.notRead())
                .hasSize(5)
                .allMatch(line -> line.endsWith(
                        ": it names more than 200 drivers or too many profiles, and the rest was not looked at"));
        assertThat(reading.uses())
                .filteredOn(use -> use.location().file().equals("b/project.clj"))
                .hasSize(200)
                .last()
                .hasToString("pgjdbc:42.2.5 (b/project.clj:200)");
    }

    @Test
    void leavesAloneWhatABuildMadeAndWhatIsBehindLinks() throws IOException {
        String gradle = "implementation 'org.postgresql:postgresql:42.2.5'";
        file("build/tmp/build.gradle", gradle);
        file("target/build.gradle", gradle);
        file(".hidden/build.gradle", gradle);
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.writeString(elsewhere.resolve("build.gradle"), gradle);
        Files.createSymbolicLink(project.resolve("link"), elsewhere);
        Files.createSymbolicLink(project.resolve("build.gradle"), elsewhere.resolve("build.gradle"));
        assertThat(drivers()).isEmpty();
    }
}
