package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java runtime without a compiler: classes are scanned as ever, of sources it is said that they cannot be read. */
class NoCompilerTest {

    private static final String DAO =
            "class Dao { void run(Connection c) throws SQLException { c.prepareStatement(\"select 1\"); } }";

    @TempDir
    Path folder;

    /** Runs in a Java that has but the named modules. */
    static final class Scan {
        private Scan() {}

        public static void main(String[] arguments) throws IOException {
            ScanResult result = ProjectScanner.scan(Path.of(arguments[0]));
            Files.write(
                    Path.of(arguments[1]),
                    List.of(
                            String.valueOf(result.sites().size()),
                            String.join("\n", result.skipped()),
                            String.valueOf(ModuleLayer.boot()
                                    .findModule("jdk.compiler")
                                    .isPresent())));
        }
    }

    private List<String> scanned(Path project) throws Exception {
        Path answer = folder.resolve("answer");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.sql,java.xml,java.logging",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scan.class.getName(),
                        project.toString(),
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("said")).isEmptyFile();
        return Files.readAllLines(answer);
    }

    @Test
    void classesAreScanned() throws Exception {
        Path project = folder.resolve("compiled");
        new Fixture(project).type("Dao", DAO).compile();
        assertThat(scanned(project)).containsExactly("1", "", "false");
    }

    @Test
    void ofSourcesALineSaysThatTheyCannotBeRead() throws Exception {
        Path project = folder.resolve("sources");
        new Fixture(project).type("Dao", DAO);
        assertThat(scanned(project))
                .containsExactly(
                        "0",
                        "src/main/java/app/Dao.java: it and 0 other Java sources are not compiled, and this Java"
                                + " runtime has no compiler to parse them with; run with a JDK, or compile them first",
                        "false");
    }
}
