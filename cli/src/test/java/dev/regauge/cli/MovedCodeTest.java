package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline of the example's sources, once somebody has reformatted or moved all of them. */
@Tag("waits")
class MovedCodeTest {

    private static final String PACKAGE = "com.example.legacyorders";
    private static final String MOVED = "org.acme.desk.orders";

    @TempDir
    private Path folder;

    private Path project = Path.of("");

    @BeforeEach
    void accept() throws IOException {
        project = folder.resolve("orders");
        Path sources = CommandLineRun.LEGACY_ORDERS.resolve("src");
        Files.createDirectories(project);
        CommandLineRun.copy(sources, project.resolve("src"));
        Files.copy(CommandLineRun.LEGACY_ORDERS.resolve("pom.xml"), project.resolve("pom.xml"));
        assertThat(lint("--update-baseline").exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(folder.resolve("baseline.txt")).content().hasLineCount(lines());
        assertThat(lines()).as("findings in it, and its head").isGreaterThan(25);
    }

    private int lines() throws IOException {
        return Files.readAllLines(folder.resolve("baseline.txt")).size();
    }

    @Test
    void isWholeAfterEveryLineWasReformatted() throws IOException {
        for (Path file : java()) {
            Files.writeString(file, reformatted(Files.readString(file)));
        }
        everythingIsKnown();
    }

    @Test
    void isWholeAfterEveryClassMovedToAnotherPackage() throws IOException {
        Path target = project.resolve("src/main/java").resolve(MOVED.replace('.', '/'));
        Files.createDirectories(target);
        for (Path file : java()) {
            Files.writeString(
                    target.resolve(file.getFileName()), Files.readString(file).replace(PACKAGE, MOVED));
            Files.delete(file);
        }
        everythingIsKnown();
    }

    @Test
    void failsForTheOneStatementThatWasChangedMeanwhile() throws IOException {
        for (Path file : java()) {
            Files.writeString(
                    file,
                    reformatted(Files.readString(file)).replace("WHERE active AND country_code", "WHERE country_code"));
        }
        CommandLineRun run = lint();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out().lines())
                .filteredOn(line -> !line.contains("\"severity\":\"info\""))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("customers WHERE country_code IN ?"));
    }

    private void everythingIsKnown() {
        CommandLineRun run = lint();
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.err()).contains(" in the baseline").doesNotContain("stands for nothing", "stand for nothing");
    }

    private CommandLineRun lint(String... more) {
        List<Object> all = List.of(
                "lint",
                project,
                "--from",
                "pgjdbc-ng:0.8.9",
                "--format",
                "json",
                "--baseline",
                folder.resolve("baseline.txt"));
        return CommandLineRun.of(Stream.concat(all.stream(), Stream.of(more)).toArray());
    }

    /** Tabs for spaces, braces on lines of their own, an empty line behind each line, and a long head. */
    private static String reformatted(String source) {
        return "/*\n * All rights reserved.\n */\n"
                + source.replace("    ", "\t").replace(" {\n", "\n{\n").replace("\n", "\n\n");
    }

    private List<Path> java() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
