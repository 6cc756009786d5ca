package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class GradleFilesTest extends BuildFilesFixture {

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
                old = [
                    "other", # [not
                    "ng",
                ]
                """);
        file("a/build.gradle", "implementation libs.db.postgresql\n");
        file("b/build.gradle.kts", "implementation(libs.bundles.old)\ntestImplementation(libs.db.postgresql.get())\n");
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
        assertThat(drivers()).containsExactly("pgjdbc (gradle.lockfile:1: `4?2/../x` leaves the choice to the build)");
    }

    @Test
    void survivesAHostileText() throws IOException {
        file("build.gradle", "'" + "org.postgresql:postgresql:".repeat(20_000));
        file("gradle/libs.versions.toml", "[libraries]\nx = {" + "a=".repeat(50_000));
        file("dependencies.lock", "[".repeat(100_000));
        assertThat(BuildFiles.read(project).notRead()).hasSize(1);
    }
}
