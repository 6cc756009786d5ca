package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("waits")
class BuildFilesTest extends BuildFilesFixture {

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
        file("a/build.gradle", "x 'org.postgresql:postgresql:1'\n".repeat(6_000));
        file("b/project.clj", "[org.postgresql/postgresql \"42.2.5\"]\n".repeat(4_000));
        file("c/build.sbt", "\"org.postgresql\" % \"postgresql\" % \"42.2.5\"\n".repeat(4_000));
        StringBuilder catalog = new StringBuilder("[libraries]\n");
        for (int i = 0; i < 3_000; i++) {
            catalog.append("pg" + i + " = \"org.postgresql:postgresql:1\"\n");
        }
        file("d/libs.versions.toml", catalog.toString());
        String profile = "<profile><properties><pg>42.2.5</pg></properties></profile>\n";
        String pom = "<dependencies>" + pgjdbc("${pg}").repeat(200)
                + dependency("a:b", "1", "").repeat(3_000) + "</dependencies>";
        file("e/pom.xml", "<project>" + pom + "<profiles>" + profile.repeat(3_000) + "</profiles></project>");
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
    @Timeout(120)
    void readsEachOfManyFilesOnce() throws IOException {
        StringBuilder names =
                new StringBuilder("def pg = '42.2.5'\nimplementation \"org.postgresql:postgresql:$pg\"\n");
        for (int i = 0; i < 100; i++) {
            names.append("def name" + i + " = 'value'\n");
        }
        for (int i = 0; i < 2_000; i++) {
            file("gradle/part" + i + ".gradle", names.toString());
        }
        assertThat(BuildFiles.read(project).uses())
                .hasSize(2_000)
                .allMatch(use -> use.version().equals(Optional.of("42.2.5")));
    }

    @Test
    void readsNoScalaOfTheProgramAndTellsWhatIsTooMuch() throws IOException {
        for (int i = 0; i < 66; i++) {
            file("src/main/scala/Part" + i + ".scala", "");
            file("part" + i + ".sbt", "");
            for (String name : List.of("src/main/scala/Part" + i + ".scala", "part" + i + ".sbt")) {
                try (RandomAccessFile sparse =
                        new RandomAccessFile(project.resolve(name).toFile(), "rw")) {
                    sparse.setLength(2 << 20);
                }
            }
        }
        assertThat(BuildTree.below(project, Set.of()).notRead())
                .singleElement()
                .asString()
                .endsWith(".sbt: the project has more build files or archives than are read,"
                        + " so this one was not looked at, and 1 more");
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
