package dev.regauge.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of the page, built and tested as its owner would: each run in a JVM of its own. */
@Tag("archunit-engine")
@Tag("waits")
class ArchUnitPageTest {

    private static final Path PAGE = Path.of(System.getProperty("regauge.root")).resolve("lint-rules/docs/archunit.md");
    private static final String FILE = "<!-- shop/";
    private static final String CUSTOMERS = "src/main/java/shop/Customers.java";
    private static final String QUERIES = "src/main/java/shop/Queries.java";
    private static final String PASSED = "SUCCESSFUL";
    private static final String FAILED = "FAILED";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheProject() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        for (int line = 0; line < page.size(); line++) {
            if (page.get(line).startsWith(FILE)) {
                String name = page.get(line).substring(FILE.length()).replace(" -->", "");
                write(name, String.join("\n", block(page, line + 1)) + "\n");
            }
        }
    }

    @Test
    void theOneLineFailsWithTheWordsOfThePageUntilItIsMended() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> shown = block(page, page.indexOf("<!-- said -->") + 1).stream()
                .map(line -> line.replace(" ...", "").strip())
                .filter(line -> !line.equals("..."))
                .toList();
        String said = test("shop.DriverTest");
        assertThat(said).contains("runsOnTheNewDriverAsOnTheOld(): " + FAILED).contains(shown);
        edit(QUERIES, "in ?", "= any(?)");
        assertThat(test("shop.DriverTest")).contains(PASSED);
    }

    @Test
    void frozenItPassesUntilAnotherIsAddedAndForgetsWhatIsMended() throws IOException {
        assertThat(test("shop.FrozenDriverTest")).contains("driver: " + PASSED);
        assertThat(store()).hasSize(1);
        String frozen = store().get(0);

        edit(CUSTOMERS, "    ResultSet byIds", "    private int moved;\n\n    ResultSet byIds");
        edit(
                QUERIES,
                "\"select name from customers where id in ?\"",
                "\"select name\" + \"\\n  from customers\"\n + \" where id in ?\"");
        assertThat(test("shop.FrozenDriverTest")).contains(PASSED);
        assertThat(store()).containsExactly(frozen);

        edit(CUSTOMERS, "return", "connection.prepareStatement(\"select 1 from customers where name is ?\");\n return");
        assertThat(test("shop.FrozenDriverTest"))
                .contains("driver: " + FAILED, "violated (1 times)", "shop.Customers.byIds violates is-placeholder")
                .doesNotContain("in-bare-placeholder");

        edit(CUSTOMERS, "name is ?", "name is not distinct from ?");
        edit(QUERIES, "in ?", "= any(?)");
        assertThat(test("shop.FrozenDriverTest")).contains(PASSED);
        assertThat(store()).isEmpty();
    }

    /** Compiles the project and runs a test class of it. */
    private String test(String name) throws IOException {
        Path classes = folder.resolve("target/classes");
        Path testClasses = folder.resolve("target/test-classes");
        Program.compileAll(folder.resolve("src/main/java"), classes);
        Program.compileAll(folder.resolve("src/test/java"), testClasses, classes);
        String classPath = String.join(
                System.getProperty("path.separator"),
                classes.toString(),
                testClasses.toString(),
                folder.resolve("src/test/resources").toString(),
                System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        TestRun.class.getName(),
                        name)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The violations that are frozen. */
    private List<String> store() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("archunit_store"))) {
            files.filter(file -> !file.endsWith("stored.rules"))
                    .map(ArchUnitPageTest::read)
                    .flatMap(text -> Stream.of(text.split("(?<!\\\\)\n")))
                    .filter(violation -> !violation.isEmpty())
                    .forEach(all::add);
        }
        return all;
    }

    private void edit(String name, String before, String after) throws IOException {
        String text = read(folder.resolve(name));
        assertThat(text).contains(before);
        write(name, text.replace(before, after));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the code block that begins in a line. */
    private static List<String> block(List<String> page, int start) {
        assertThat(page.get(start)).startsWith("```");
        List<String> rest = page.subList(start + 1, page.size());
        return rest.subList(0, rest.indexOf("```"));
    }
}
