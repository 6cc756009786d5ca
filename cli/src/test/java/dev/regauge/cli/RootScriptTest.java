package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the root, started as a user starts it. */
@DisabledOnOs(value = WINDOWS, disabledReason = "a shell script")
class RootScriptTest {

    @TempDir
    private Path folder;

    @Test
    void startsTheCommandLineFromAnyFolder() throws Exception {
        Path checkout = builtCheckout();
        assertThat(run(folder, checkout.resolve("regauge").toString(), "upgrade", "--help"))
                .contains("exit 0", "Usage: regauge upgrade");
    }

    @Test
    void handsTheExitCodeOn() throws Exception {
        assertThat(run(folder, builtCheckout().resolve("regauge").toString(), "upgrade", "--nonsense"))
                .contains("exit 2", "Missing required parameter");
    }

    /** What it hands to java, which here is a script that says it. */
    @Test
    void aLoadGetsTheFullCompilerAndOthersStartFast() throws Exception {
        Path checkout = builtCheckout();
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"17\"' >&2 || echo \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        String script = "JAVA_HOME='" + folder.resolve("jdk") + "' '" + checkout.resolve("regauge") + "' ";
        assertThat(run(folder, "sh", "-c", script + "load x"))
                .contains("-Dregauge.watched=false", " load x", "exit 0")
                .doesNotContain("TieredStopAtLevel");
        assertThat(run(folder, "sh", "-c", script + "upgrade x")).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void aLoadStartsInLittleMemory() throws Exception {
        String script = "REGAUGE_JAVA_OPTIONS=-Xmx64m '" + builtCheckout().resolve("regauge") + "' load --help";
        assertThat(run(folder, "sh", "-c", script)).contains("exit 0", "Usage: regauge load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JAVA_TOOL_OPTIONS=-Xmx64m",
                "JDK_JAVA_OPTIONS=-Xmx64m",
                "JAVA_TOOL_OPTIONS=-XX:MaxRAM=128m",
                "REGAUGE_JAVA_OPTIONS=-Xmx64m",
                "REGAUGE_JAVA_OPTIONS=-XX:MaxHeapSize=64m",
            })
    void aLintStartsInTheHeapThatItIsGiven(String given) throws Exception {
        String script = given + " '" + builtCheckout().resolve("regauge") + "' lint --help";
        assertThat(run(folder, "sh", "-c", script)).contains("exit 0", "Usage: regauge lint");
    }

    @Test
    void buildsFirstWhereASourceIsNewer() throws Exception {
        Path checkout = builtCheckout();
        Path source =
                Files.createDirectories(checkout.resolve("core/src/main/java")).resolve("New.java");
        Files.writeString(source, "class New {}");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(run(folder, checkout.resolve("regauge").toString(), "--help"))
                .contains("regauge: building", "the build of the test was asked for", "exit 2");
    }

    /** A checkout with a blank in its name, whose build is done, and whose next build fails with a message. */
    private Path builtCheckout() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("a checkout"));
        Files.copy(CommandLineRun.ROOT.resolve("regauge"), checkout.resolve("regauge"));
        assertThat(checkout.resolve("regauge").toFile().setExecutable(true)).isTrue();
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\necho the build of the test was asked for\nexit 1\n");
        assertThat(checkout.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        Path lib = Files.createDirectories(checkout.resolve("cli/target/regauge/lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                jar(path, Files.createTempFile(lib, "classes", ".jar"));
            } else if (path.startsWith(CommandLineRun.ROOT) || entry.contains("picocli")) {
                Files.copy(path, lib.resolve(path.getFileName()));
            }
        }
        Files.writeString(checkout.resolve("cli/target/regauge/built"), "");
        return checkout;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", classes.toString(), ".");
    }

    private String run(Path directory, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(log) + "exit " + process.exitValue();
    }
}
