package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.rules.Rules;
import dev.regauge.parity.probes.Probes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {

    private static final List<String> README = CommandLineRun.lines(CommandLineRun.ROOT.resolve("README.md"));

    @TempDir
    private Path reports;

    @Test
    void theExcerptIsReal() {
        List<String> excerpt = README.subList(README.indexOf("```text") + 1, README.indexOf("```"));
        CommandLineRun run = CommandLineRun.of(
                "upgrade",
                CommandLineRun.LEGACY_ORDERS,
                "--from",
                "pgjdbc-ng:0.8.9",
                "--to",
                "pgjdbc:42.7.14",
                "--report",
                reports);
        assertThat((run.err() + run.out()).lines())
                .containsAll(excerpt.stream()
                        .skip(1)
                        .filter(line -> !line.equals("..."))
                        .toList());
    }

    @Test
    void theExcerptAboutConnectionStringsIsReal() {
        List<String> section = README.subList(README.indexOf("## Connection strings"), README.size());
        List<String> excerpt = section.subList(section.indexOf("```text") + 1, section.indexOf("```"));
        String url = excerpt.get(0)
                .substring(excerpt.get(0).indexOf('\'') + 1, excerpt.get(0).lastIndexOf('\''));
        assertThat(excerpt.get(0)).startsWith("$ ./regauge url convert --to pgjdbc '");
        assertThat(CommandLineRun.of("url", "convert", "--to", "pgjdbc", url)
                        .out()
                        .lines())
                .containsExactlyElementsOf(excerpt.subList(1, excerpt.size()));
    }

    @Test
    void theExcerptAboutParityIsReal() {
        List<String> section = README.subList(README.indexOf("## Parity"), README.size());
        List<String> excerpt = section.subList(section.indexOf("```text") + 1, section.indexOf("```"));
        assertThat(excerpt.get(0))
                .isEqualTo(
                        "$ ./regauge parity --from pgjdbc-ng:0.8.9 --to pgjdbc:42.7.14 --probe 'binding/long-wider-*'");
        assertThat(CommandLineRun.of(
                                "parity",
                                "--from",
                                "pgjdbc-ng:0.8.9",
                                "--to",
                                "pgjdbc:42.7.14",
                                "--probe",
                                "binding/long-wider-*")
                        .out()
                        .lines())
                .containsAll(excerpt.stream()
                        .skip(1)
                        .filter(line -> !line.equals("..."))
                        .toList());
    }

    @Test
    void countsTheRules() {
        assertThat(String.join("\n", README)).contains("[" + Rules.all().size() + " rules]");
    }

    @Test
    void countsTheProbes() {
        String count = String.format(Locale.ROOT, "%,d", Probes.all().size());
        assertThat(String.join("\n", README)).contains("runs " + count + " pieces of JDBC");
    }

    @Test
    void staysShort() {
        assertThat(README).hasSizeLessThan(150);
    }
}
