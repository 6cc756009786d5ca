package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser, as far as this machine has one.
 *
 * @param program Chromium or what is like it
 * @param folder for its profiles and what it gives out
 */
record Browser(Path program, Path folder) {

    private static final String[] PROGRAMS = {"chromium", "chromium-browser", "google-chrome"};

    /** Skips or fails the test where there is none, as {@link Program} says. */
    static Browser require(Path folder) {
        return new Browser(Program.require("the pages of reports are not looked at in a browser", PROGRAMS), folder);
    }

    /** The page as it is once it has been loaded and its script has run. */
    String page(String address, int width) throws IOException, InterruptedException {
        return run("--window-size=" + width + ",2000", "--dump-dom", address);
    }

    void picture(String address, int width, Path file) throws IOException, InterruptedException {
        run("--window-size=" + width + ",1600", "--screenshot=" + file, address);
    }

    /**
     * How many pixels a page is wider than the window. The page measures itself by a script of the test's own, which its
     * policy would forbid, so the policy is taken off.
     */
    int overflow(Path page, int width) throws IOException, InterruptedException {
        String measuring = Files.readString(page)
                .replaceFirst("(?s)<meta http-equiv=\"Content-Security-Policy\".*?/>", "")
                .replace(
                        "</body>",
                        "<script>document.querySelectorAll('details').forEach(fold => { fold.open = true; });"
                                + "document.title = 'overflow ' + (document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth)</script></body>");
        Path copy = Files.writeString(Files.createTempFile(folder, "measured", ".html"), measuring);
        String measured = page(copy.toUri().toString(), width);
        assertThat(measured).contains("<title>overflow ");
        return Integer.parseInt(measured.replaceFirst("(?s).*<title>overflow (-?\\d+)</title>.*", "$1"));
    }

    private String run(String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "browser", ".out");
        List<String> command = Stream.concat(
                        Stream.of(
                                program.toString(),
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
