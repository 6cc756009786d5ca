package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The recipes of the page about build servers: their YAML is YAML, and their shell parts do what the page says. */
@DisabledOnOs(value = WINDOWS, disabledReason = "shell scripts")
@Tag("waits")
class CiPageTest {

    private static final List<String> PAGE = CommandLineRun.lines(CommandLineRun.ROOT.resolve("lint-rules/docs/ci.md"));

    @TempDir
    private Path folder;

    private Path project = Path.of("");

    /** The example, and this very command line where a recipe has cloned it to. */
    @BeforeEach
    void checkOut() throws IOException {
        project = CommandLineRun.copy(CommandLineRun.LEGACY_ORDERS, folder.resolve("project"));
        Path script = Files.createDirectories(folder.resolve("regauge")).resolve("regauge");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' dev.regauge.cli.Regauge \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void githubKeepsTheReportAndThenFailsWithAnnotations() throws Exception {
        List<?> steps = list(map(map(yaml(".github/workflows/regauge.yml"), "jobs"), "lint"), "steps");
        Run report = run(text(step(steps, "Report"), "run"));
        assertThat(report.exitCode()).as(report.said()).isZero();
        assertThat(project.resolve("target/regauge.sarif")).content().contains("\"ruleId\" : \"in-bare-placeholder\"");
        Map<?, ?> last = step(steps, "Lint");
        assertThat(text(last, "if")).contains("!cancelled()");
        Run lint = run(text(last, "run"));
        assertThat(lint.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(lint.said()).contains("::error file=src/main/java/com/example/legacyorders/");
    }

    @Test
    void githubFailsAtOnceWhereTheLintItselfFails() throws Exception {
        Files.writeString(project.resolve("regauge-lint.toml"), "no such key = 1\n");
        List<?> steps = list(map(map(yaml(".github/workflows/regauge.yml"), "jobs"), "lint"), "steps");
        assertThat(run(text(step(steps, "Report"), "run")).exitCode()).isNotZero();
        assertThat(project.resolve("target/regauge.sarif")).doesNotExist();
    }

    @Test
    void gitlabWritesAllReportsBeforeItFails() throws Exception {
        Map<?, ?> job = map(yaml(".gitlab-ci.yml"), "regauge");
        Run run = run(String.join(
                "\n", list(job, "script").stream().map(Object::toString).toList()));
        assertThat(run.exitCode()).as(run.said()).isEqualTo(ExitCode.FINDINGS);
        List<String> counts = run.said()
                .lines()
                .filter(line -> line.matches("lint: \\d+ errors?, .*"))
                .toList();
        assertThat(counts).hasSize(3);
        assertThat(Set.copyOf(counts))
                .as("none has counted the reports of those before it")
                .hasSize(1);
        Map<?, ?> artifacts = map(job, "artifacts");
        Map<?, ?> reports = map(artifacts, "reports");
        assertThat(project.resolve(text(reports, "codequality")))
                .content()
                .startsWith("[")
                .contains("fingerprint");
        assertThat(project.resolve(text(reports, "junit"))).content().contains("<testsuite ");
        assertThat(list(artifacts, "paths"))
                .singleElement()
                .satisfies(page -> assertThat(project.resolve(page.toString())).isNotEmptyFile());
        assertThat(artifacts.get("when")).isEqualTo("always");
    }

    @Test
    void gradlesTaskRunsTheLintOverItsClasses() throws Exception {
        Files.createDirectories(project.resolve("build/classes/java"));
        Files.move(project.resolve("target/classes"), project.resolve("build/classes/java/main"));
        Matcher task = Pattern.compile("commandLine\\(\"sh\", \"-c\", \"(.*)\"\\)")
                .matcher(String.join("\n", block("build.gradle.kts")));
        assertThat(task.find()).isTrue();
        String command = task.group(1).replace("\\\"", "\"").replace("\\$", "$");
        Run run = run(command);
        assertThat(run.exitCode()).as(run.said()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.said()).contains("in-bare-placeholder").doesNotContain("nothing is compiled there");
    }

    private record Run(int exitCode, String said) {}

    /** As both build servers do it: line by line, until one fails. */
    private Run run(String script) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "run", ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("RUNNER_TEMP", folder.toString());
        builder.environment().put("REGAUGE_HOME", folder.resolve("regauge").toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out));
    }

    private static Map<?, ?> yaml(String file) {
        return (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", block(file)));
    }

    private static Map<?, ?> step(List<?> steps, String name) {
        return steps.stream()
                .map(step -> (Map<?, ?>) step)
                .filter(step -> name.equals(step.get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> map(Map<?, ?> of, String key) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(key), key);
    }

    private static List<?> list(Map<?, ?> of, String key) {
        return (List<?>) Objects.requireNonNull(of.get(key), key);
    }

    private static String text(Map<?, ?> of, String key) {
        return Objects.requireNonNull(of.get(key), key).toString();
    }

    /** The lines of the code block of a file. */
    private static List<String> block(String file) {
        int comment = PAGE.indexOf("<!-- " + file + " -->");
        List<String> rest = PAGE.subList(comment + 2, PAGE.size());
        return rest.subList(0, rest.indexOf("```"));
    }
}
