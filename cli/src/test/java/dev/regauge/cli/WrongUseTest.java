package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said before anything is changed, and never with a password. */
class WrongUseTest {

    private static final String WITH_PASSWORD = "jdbc:postgresql://u:planted@db1/o?password=planted";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bd URL",
                "--embedded URL",
                "--embedded 12",
                "--from URL",
                "--from pgjdbc:42.2.5?password=planted",
                "--from pgjdbc-ng --to pgjdbc-ng",
                "--no-verify --db URL",
                "--db URL",
                "URL",
                "--driver-jar pgjdbc=/nowhere",
                "--driver-jar pgjdbc=POM",
                "--report POM",
            })
    void isSaidBeforeAnythingIsChanged(String options) throws IOException {
        Path pom = Files.writeString(folder.resolve("pom.xml"), pom());
        Object[] arguments = Stream.concat(
                        Stream.of("upgrade", folder, "--write", "--from", "pgjdbc-ng:0.8.9")
                                .limit(options.contains("--from") ? 3 : 5),
                        Stream.of(options.replace("URL", WITH_PASSWORD)
                                .replace("POM", pom.toString())
                                .split(" ")))
                .toArray();
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).isNotBlank().doesNotContain("planted", "Exception: ", "defect");
        assertThat(pom).content().isEqualTo(pom());
        assertThat(folder.resolve("regauge-report")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWrongUse() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), pom());
        CommandLineRun run = CommandLineRun.of(
                "upgrade",
                folder,
                "--db",
                "jdbc:postgresql://127.0.0.1:1/o?user=u&password=planted",
                "--report",
                folder.resolve("report"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SERVER);
        assertThat(run.err()).contains("127.0.0.1:1", "no server has answered").doesNotContain("planted");
        assertThat(folder.resolve("report/report.html")).isNotEmptyFile();
    }

    @Test
    void aLinkToAProjectIsTheProject() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), pom());
        Path link = Files.createSymbolicLink(folder.resolve("link"), project);
        CommandLineRun run = CommandLineRun.of("upgrade", link, "--no-verify", "--report", folder.resolve("report"));
        assertThat(run.err()).contains("pgjdbc-ng:0.8.9 (pom.xml:3)");
    }

    private static String pom() {
        return """
                <project>
                  <dependencies>
                    <dependency>
                      <groupId>com.impossibl.pgjdbc-ng</groupId>
                      <artifactId>pgjdbc-ng</artifactId>
                      <version>0.8.9</version>
                    </dependency>
                  </dependencies>
                </project>
                """;
    }
}
