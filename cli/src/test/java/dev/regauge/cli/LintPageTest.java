package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.settings.LintConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about the lint shows is what happens. */
class LintPageTest {

    private static final List<String> PAGE =
            CommandLineRun.lines(CommandLineRun.ROOT.resolve("lint-rules/docs/lint.md"));
    private static final String FILE = "<!-- shop/";

    @TempDir
    private Path folder;

    @Test
    void theFixesOfThePageAreThoseOfItsProject() throws IOException {
        shop();
        CommandLineRun run = CommandLineRun.of("lint", folder.resolve("shop"), "--fix");
        List<String> shown = block(PAGE.indexOf("$ regauge lint shop --fix") - 1);
        assertThat((run.out() + run.err()).lines().toList())
                .containsSubsequence(shown.stream()
                        .skip(1)
                        .filter(line -> !line.equals("..."))
                        .toList());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        CommandLineRun written = CommandLineRun.of("lint", folder.resolve("shop"), "--fix", "--write");
        assertThat(written.exitCode()).as(written.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(written.err()).contains("2 findings fixed in 1 file, 1 left");
    }

    @Test
    void theProjectOfThePageGivesItsReport() throws IOException {
        shop();
        CommandLineRun run = CommandLineRun.of("lint", folder.resolve("shop"));
        List<String> said = (run.out() + run.err()).lines().toList();
        List<String> shown = Stream.concat(
                        block(PAGE.indexOf("$ regauge lint shop") - 1).stream().skip(1),
                        block(PAGE.indexOf("## Reading a finding") + 2).stream())
                .filter(line -> !line.equals("..."))
                .toList();
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(said).containsAll(shown);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void whatIsSaidOfKeptAnswersHappens() throws IOException {
        shop();
        Path shop = folder.resolve("shop");
        assertThat(said("verify", shop, "--embedded")).containsAll(shown("$ regauge verify shop --embedded"));
        int again = PAGE.lastIndexOf("$ regauge lint shop");
        assertThat(said("lint", shop)).containsAll(shown(again));
        assertThat(said("verify", shop, "--check")).isEmpty();
        Files.writeString(shop.resolve("src/main/resources/schema.sql"), "create table other (id bigint);");
        assertThat(said("verify", shop, "--check")).containsAll(shown("$ regauge verify shop --check"));
    }

    /** All that a command says, with the project's folder as the page names it. */
    private List<String> said(Object... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        return (run.out() + run.err())
                .replace(folder.resolve("shop").toString(), "shop")
                .lines()
                .toList();
    }

    private static List<String> shown(String command) {
        return shown(PAGE.indexOf(command));
    }

    /** What the page shows behind a command. */
    private static List<String> shown(int command) {
        List<String> shown = block(command - 1).stream()
                .skip(1)
                .filter(line -> !line.equals("..."))
                .toList();
        assertThat(shown).isNotEmpty();
        return shown;
    }

    private void shop() throws IOException {
        for (int line = 0; line < PAGE.size(); line++) {
            if (PAGE.get(line).startsWith(FILE)) {
                write(PAGE.get(line).substring("<!-- ".length()).replace(" -->", ""), block(line + 1));
            }
        }
        compile();
    }

    @Test
    void theConfigurationOfThePageCanBeFollowed() {
        String text = String.join("\n", block(PAGE.indexOf("<!-- configuration -->") + 1));
        LintConfig config = LintConfig.parse(text, "lint.md");
        assertThat(config.suppressions()).hasSize(1);
        assertThat(config.sinks()).hasSize(1);
        assertThat(config.severities()).hasSize(2);
        assertThat(config.excluded()).hasSize(2);
    }

    @Test
    void everyOptionIsOnThePage() {
        String page = String.join("\n", PAGE);
        assertThat(CommandLineRun.of("lint", "--help").out().lines())
                .filteredOn(line -> line.matches(" +--[a-z-]+.*"))
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> assertThat(page).contains(line.strip().split("[=\\s,]", -1)[0]));
    }

    /** The lines of the code block that begins in a line. */
    private static List<String> block(int start) {
        assertThat(PAGE.get(start)).startsWith("```");
        List<String> rest = PAGE.subList(start + 1, PAGE.size());
        return rest.subList(0, rest.indexOf("```"));
    }

    private void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("shop/target/classes"));
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder.resolve("shop/src"))) {
            List<Path> java = new ArrayList<>(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            List<String> options = List.of("-d", classes.toString(), "-g", "-proc:none");
            assertThat(compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .as(said.toString())
                    .isTrue();
        }
    }
}
