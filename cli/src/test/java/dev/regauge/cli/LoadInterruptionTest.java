package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.Program;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM, to a process of its own. */
class LoadInterruptionTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private final Path kill = Program.require("nobody ends a load", "kill");
    private Process process;

    @AfterEach
    @SuppressWarnings("NullAway") // every test starts one
    void end() {
        process.destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void endTheLoadAndTellWhatHasBecomeOfIt(String signal, int exitCode) throws Exception {
        BufferedReader out = start("obedient");
        signal(signal);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String told = out.lines().collect(Collectors.joining("\n"));
        assertThat(told)
                .contains("given up: nothing of it is in the table", "It was told to end", "to go on  regauge load - ");
        SecretDetector.of(DATABASE.password()).assertClean(told);
        assertThat(process.exitValue()).isEqualTo(exitCode);
    }

    /** Without it the process would wait for 30 s; here it is given less. */
    @Test
    void theSecondCtrlCEndsAtOnce() throws Exception {
        BufferedReader out = start("deaf");
        signal("INT");
        assertThat(out.readLine()).isEmpty();
        assertThat(out.readLine()).contains("Ctrl-C again");
        signal("INT");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    /** Returns when it loads. */
    private BufferedReader start(String manner) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppableLoad.class.getName(),
                        DATABASE.urlWithLogin(),
                        manner)
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); !"loading".equals(line); line = out.readLine()) {
            assertThat(line).isNotNull();
        }
        return out;
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder(kill.toString(), "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
