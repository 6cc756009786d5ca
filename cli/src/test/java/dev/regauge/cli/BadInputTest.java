package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each gives one clear message, the rest of the work goes on where it can, and the exit code tells. */
class BadInputTest {

    @TempDir
    private Path folder;

    @Test
    void aPathThatIsNotThere() {
        CommandLineRun run = CommandLineRun.of("upgrade", folder.resolve("nowhere"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("nowhere does not exist", "to fix:");
    }

    @Test
    void anEmptyFolder() {
        CommandLineRun run = CommandLineRun.of("upgrade", folder);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("Nothing to look at", "to fix:");
    }

    @Test
    void aBrokenPom() throws IOException {
        write("pom.xml", "<project><dependencies><dependency><groupId>com.impossibl.pgjdbc-ng</groupId>");
        write("src/main/resources/application.properties", "url=jdbc:pgsql://db1/shop\n");
        CommandLineRun run = upgrade("--from", "pgjdbc-ng");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(rulesByFile())
                .contains("pom.xml needs-decision", "src/main/resources/application.properties url-not-accepted");
    }

    @Test
    void aClassFileCutInHalf() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        byte[] whole = Files.readAllBytes(
                CommandLineRun.LEGACY_ORDERS.resolve("target/classes/com/example/legacyorders/OrderDao.class"));
        Files.write(classes.resolve("Half.class"), java.util.Arrays.copyOf(whole, whole.length / 2));
        CommandLineRun run = upgrade("--from", "pgjdbc-ng");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(rulesByFile()).containsExactly("target/classes/Half.class not-read");
    }

    @Test
    void aUrlThatNobodyCanParse() throws IOException {
        write("application.properties", "url=jdbc:pgsql://[::1:5432/shop?password=marmalade-heron\n");
        CommandLineRun run = upgrade("--from", "pgjdbc-ng");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("cannot read this URL").doesNotContain("marmalade");
    }

    @Test
    void aProjectWithoutClasses() throws IOException {
        write("application.properties", "url=jdbc:pgsql://db1/shop\n");
        CommandLineRun run = upgrade("--from", "pgjdbc-ng");
        assertThat(run.out()).contains("No compiled classes were found");
        assertThat(rulesByFile()).containsExactly("application.properties url-not-accepted");
    }

    @Test
    void aProjectWhoseDriverNobodyNames() throws IOException {
        write("application.properties", "answer=42\n");
        CommandLineRun run = CommandLineRun.of("upgrade", folder, "--no-verify");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--from pgjdbc-ng:0.8.9");
    }

    @Test
    void aProjectThatNamesTheNewDriverAlready() {
        CommandLineRun run = CommandLineRun.of("upgrade", CommandLineRun.ORDERS_UPGRADED, "--no-verify");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("name pgjdbc:42.7.14 already", "--from pgjdbc-ng:0.8.9");
    }

    private CommandLineRun upgrade(String... options) {
        List<Object> arguments =
                new ArrayList<>(List.of("upgrade", folder, "--no-verify", "--report", folder.resolve(".report")));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray());
    }

    private List<String> rulesByFile() {
        return CommandLineRun.findings(folder.resolve(".report")).stream()
                .map(finding -> finding.file() + " " + finding.rule())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
