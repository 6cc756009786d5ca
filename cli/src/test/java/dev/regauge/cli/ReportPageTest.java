package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser. Skips or fails where there is none, as {@link Browser} says. */
@Tag("waits")
class ReportPageTest {

    @TempDir
    private static Path folder;

    private static Browser browser = new Browser(Path.of(""), Path.of(""));

    @BeforeAll
    static void writeThePages() {
        browser = Browser.require(folder);
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

    @ParameterizedTest
    @CsvSource({"report.html, 400", "report.html, 1200", "parity.html, 400", "parity.html, 1200"})
    void neverScrollsSideways(String name, int width) throws Exception {
        assertThat(browser.overflow(folder.resolve(name), width)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"report.html, 400", "report.html, 1200", "parity.html, 400", "parity.html, 1200"})
    void showsSomething(String name, int width) throws Exception {
        Path picture = folder.resolve(name + "-" + width + ".png");
        browser.picture(folder.resolve(name).toUri().toString(), width, picture);
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        long colours = Stream.iterate(0, y -> y < image.getHeight(), y -> y + 1)
                .flatMap(y ->
                        Stream.iterate(0, x -> x < image.getWidth(), x -> x + 1).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
        assertThat(colours).as("colours, where a blank page has one").isGreaterThan(20);
    }
}
