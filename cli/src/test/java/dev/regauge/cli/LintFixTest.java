package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.SecretDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code regauge lint --fix}: what is shown, what is written, and what the exit code says. */
class LintFixTest {

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void copyProject() {
        project = CommandLineRun.copy(CommandLineRun.LEGACY_ORDERS, folder.resolve("legacy-orders"));
    }

    private CommandLineRun fix(Object... more) {
        Object[] all = Stream.concat(Stream.of("lint", project, "--from", "pgjdbc-ng:0.8.9", "--fix"), Stream.of(more))
                .toArray();
        return CommandLineRun.of(all);
    }

    private Map<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(project)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void showsADiffAndSaysWhatIsLeftAndWhy() throws IOException {
        Map<String, String> before = files();
        CommandLineRun run = fix();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).startsWith("--- a/").contains("+++ b/src/main/resources/application.yml", "\n@@ -");
        assertThat(run.err())
                .containsPattern("lint: \\d+ findings can be fixed in \\d+ files, \\d+ left:\nlint: +\\d+  ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void writesWhatTheDiffShowsAndThenHasNothingMoreToDo() throws IOException {
        Map<String, String> before = files();
        List<String> diff = fix().out().lines().toList();
        CommandLineRun run = fix("--write");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("fixed src/main/resources/application.yml:");
        Map<String, String> after = files();
        assertThat(after).hasSameSizeAs(before);
        List<String> changed = after.keySet().stream()
                .filter(file -> !after.get(file).equals(before.get(file)))
                .toList();
        assertThat(changed).containsExactlyInAnyOrderElementsOf(heads(diff));
        List<String> lines =
                changed.stream().flatMap(file -> after.get(file).lines()).toList();
        assertThat(lines).containsAll(shownLines(diff, "+"));
        assertThat(shownLines(diff, "-")).isNotEmpty().doesNotContainAnyElementsOf(lines);
        assertThat(fix().out()).isEmpty();
    }

    /** The files of a diff. */
    private List<String> heads(List<String> diff) {
        return diff.stream()
                .filter(line -> line.startsWith("+++ b/"))
                .map(line -> project.resolve(line.substring(6)).toString())
                .toList();
    }

    /** Lines with a sign, but those that something is hidden in or that stay. */
    private static List<String> shownLines(List<String> diff, String sign) {
        String other = sign.equals("+") ? "-" : "+";
        return diff.stream()
                .filter(line -> line.startsWith(sign) && !line.startsWith(sign.repeat(3)) && !line.contains("***"))
                .filter(line -> !diff.contains(other + line.substring(1)))
                .map(line -> line.substring(1))
                .toList();
    }

    @Test
    void hasTheSameFixesInSarif() {
        assertThat(fix("--format", "sarif").out())
                .contains("\"fixes\" : [", "\"deletedRegion\"", "\"insertedContent\"");
    }

    @Test
    void theDiffGoesToAFile() throws IOException {
        Path patch = folder.resolve("fixes.patch");
        assertThat(fix("--output", patch).out()).isEmpty();
        assertThat(Files.readString(patch)).startsWith("--- a/");
    }

    @Test
    void showsNoPassword() {
        SecretDetector detector = SecretDetector.of(
                CommandLineRun.resource("legacy-orders-secrets.txt").toArray(String[]::new));
        CommandLineRun shown = fix();
        detector.assertClean(shown.out() + shown.err());
        detector.assertClean(fix("--format", "sarif").out());
        CommandLineRun written = fix("--write");
        detector.assertClean(written.out() + written.err());
    }

    @Test
    void callsFilesAsTheReportDoesWhereThereAreSeveralPaths() {
        CommandLineRun run = CommandLineRun.of(
                "lint", project, CommandLineRun.ORDERS_UPGRADED, "--from", "pgjdbc-ng:0.8.9", "--fix");
        assertThat(run.out()).contains("+++ b/" + project + "/src/main/resources/application.yml");
    }

    @Test
    void fixesTheSameInWhateverOrderThePathsAreNamed() throws IOException {
        Path archive = project.resolve("app.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> classes = Files.walk(project.resolve("target/classes"))) {
            Path type = classes.filter(file -> file.toString().endsWith(".class"))
                    .findFirst()
                    .orElseThrow();
            zip.putNextEntry(new ZipEntry("A.class"));
            zip.write(Files.readAllBytes(type));
        }
        List<String> diffs = Stream.of(List.of(project, archive), List.of(archive, project))
                .map(paths -> CommandLineRun.of(
                                "lint", paths.get(0), paths.get(1), "--from", "pgjdbc-ng:0.8.9", "--fix")
                        .out())
                .toList();
        assertThat(diffs.get(0)).contains("+++ b/").isEqualTo(diffs.get(1));
    }

    /** Nothing found in what could not be read would look like nothing to fix. */
    @ParameterizedTest
    @ValueSource(strings = {"--format text", "--format sarif", "--write"})
    void saysWhatWasNotRead(String options) throws IOException {
        Files.writeString(project.resolve("target/classes/Bad.class"), "no class");
        CommandLineRun run = fix((Object[]) options.split(" "));
        assertThat(run.err())
                .contains("lint: 1 file was not read")
                .containsPattern("lint: .*\\d+ errors?, \\d+ warnings?");
    }

    @ParameterizedTest
    @CsvSource({
        "--show-suppressed, --show-suppressed needs --format json",
        "--fix --show-suppressed, --show-suppressed needs --format json",
        "--write, --write needs --fix",
        "--fix --format json, --fix shows a diff",
        "--fix --write --format sarif, --fix shows a diff",
        "--fix --baseline b.txt --update-baseline, --fix and --update-baseline exclude each other",
    })
    void refusesWhatMakesNoSense(String options, String message) {
        Object[] all = Stream.concat(Stream.of("lint", project), Stream.of(options.split(" ")))
                .toArray();
        CommandLineRun run = CommandLineRun.of(all);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message);
    }
}
