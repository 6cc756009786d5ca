package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.SecretDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --write} on a copy of the legacy application. */
@Tag("waits")
class UpgradeWriteTest {

    @TempDir
    private static Path folder;

    private static Path project;
    private static CommandLineRun written;

    @BeforeAll
    static void write() {
        project = CommandLineRun.copy(CommandLineRun.LEGACY_ORDERS, folder.resolve("legacy-orders"));
        written = CommandLineRun.of("upgrade", project, "--write", "--report", folder.resolve("first"));
    }

    @Test
    void leavesOnlyWhatNeedsAPerson() {
        assertThat(CommandLineRun.findings(folder.resolve("first")))
                .isNotEmpty()
                .noneMatch(finding -> finding.safeEdit().equals("true"))
                .extracting(ReportedFinding::rule)
                .doesNotContain("url-not-accepted", "tls-mode-ignored", "network-timeout-ignored", "driver-dependency");
    }

    @Test
    void proposesNothingTheSecondTime() {
        CommandLineRun again = CommandLineRun.of(
                "upgrade",
                project,
                "--from",
                "pgjdbc-ng:0.8.9",
                "--write",
                "--no-verify",
                "--report",
                folder.resolve("second"));
        assertThat(again.err()).contains("nothing to edit");
    }

    @Test
    void keepsTlsAndUnitsAndPasswords() throws IOException {
        assertThat(Files.readString(project.resolve("src/main/resources/application.yml")))
                .contains("${ORDERS_DB_URL:jdbc:postgresql://db.internal:5432/orders?sslmode=require&socketTimeout=15");
        assertThat(Files.readString(project.resolve("src/main/java/com/example/legacyorders/NightlyExport.java")))
                .contains("jdbc:postgresql://db.internal:5432/orders\"", "sslmode=require&socketTimeout=120")
                .contains("password=" + passwordInTheUrl());
    }

    private static String passwordInTheUrl() {
        return CommandLineRun.resource("legacy-orders-secrets.txt").get(1);
    }

    @Test
    void stillCompiles() throws IOException, InterruptedException {
        Path log = folder.resolve("compile.log");
        String wrapper = System.getProperty("os.name").startsWith("Windows") ? "mvnw.cmd" : "mvnw";
        ProcessBuilder builder = new ProcessBuilder(
                        CommandLineRun.ROOT.resolve(wrapper).toString(),
                        "-q",
                        "-B",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "clean",
                        "compile")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process maven = builder.start();
        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
    }

    @Test
    void showsNoPassword() {
        SecretDetector.of(CommandLineRun.resource("legacy-orders-secrets.txt").toArray(String[]::new))
                .assertClean(written.out() + written.err());
    }
}
