package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.Program;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser. Skips or fails where there is none, as {@link Program} says. */
@Tag("waits")
class ReportPageTest {

    private static final String[] BROWSERS = {"chromium", "chromium-browser", "google-chrome"};

    @TempDir
    private static Path folder;

    private static String browser = "";

    @BeforeAll
    static void writeThePages() {
        browser = Program.require("the pages of reports are not looked at in a browser", BROWSERS)
                .toString();
        CommandLineRun.of("upgrade", CommandLineRun.LEGACY_ORDERS, "--no-verify", "--report", folder);
        CommandLineRun.of(
                "parity",
                "--from",
                "pgjdbc-ng",
                "--to",
                "pgjdbc",
                "--probe",
                "placeholders/*",
                "--probe",
                "reading/get-object-*",
                "--format",
                "html",
                "--output",
                folder.resolve("parity.html"));
    }

    /** The page measures itself by a script of the test's own; the page has none. */
    @ParameterizedTest
    @CsvSource({"report.html, 400", "report.html, 1200", "parity.html, 400", "parity.html, 1200"})
    void neverScrollsSideways(String name, int width) throws Exception {
        String page = Files.readString(folder.resolve(name))
                .replaceFirst("(?s)<meta http-equiv=\"Content-Security-Policy\".*?/>", "")
                .replace(
                        "</body>",
                        "<script>document.title = 'overflow ' + (document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth)</script></body>");
        Path measured = Files.writeString(folder.resolve("measured-" + width + "-" + name), page);
        assertThat(browse(
                        "--window-size=" + width + ",2000",
                        "--dump-dom",
                        measured.toUri().toString()))
                .contains("<title>overflow 0</title>");
    }

    @ParameterizedTest
    @CsvSource({"report.html, 400", "report.html, 1200", "parity.html, 400", "parity.html, 1200"})
    void showsSomething(String name, int width) throws Exception {
        Path picture = folder.resolve(name + "-" + width + ".png");
        browse(
                "--window-size=" + width + ",1600",
                "--screenshot=" + picture,
                folder.resolve(name).toUri().toString());
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        long colours = Stream.iterate(0, y -> y < image.getHeight(), y -> y + 1)
                .flatMap(y ->
                        Stream.iterate(0, x -> x < image.getWidth(), x -> x + 1).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
        assertThat(colours).as("colours, where a blank page has one").isGreaterThan(20);
    }

    private static String browse(String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "browser", ".out");
        List<String> command = Stream.concat(
                        Stream.of(
                                browser,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")),
                        Stream.of(options))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out);
    }
}
