package dev.regauge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decision names the test that keeps it true; here the names are looked up. */
class DecisionsTest {

    private static final Path ROOT = Path.of(System.getProperty("regauge.root"));

    private static final Path FOLDER = ROOT.resolve("adr");

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([a-zA-Z]+))?`");

    @Test
    void everyTestThatADecisionNamesIsThere() throws IOException {
        for (Path decision : decisions()) {
            Matcher named = TEST.matcher(Files.readString(decision));
            while (named.find()) {
                assertThat(isThere(named.group(1), named.group(2)))
                        .as("%s, which %s names", named.group(), decision.getFileName())
                        .isTrue();
            }
        }
    }

    @Test
    void theIndexListsEveryDecision() throws IOException {
        String index = Files.readString(FOLDER.resolve("README.md"));
        assertThat(decisions())
                .hasSizeGreaterThan(10)
                .allSatisfy(decision -> assertThat(index).contains("(" + decision.getFileName() + ")"));
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file ->
                            Character.isDigit(file.getFileName().toString().charAt(0)))
                    .sorted()
                    .toList();
        }
    }

    /** Tests of two modules may share a name. */
    private static boolean isThere(String test, String method) throws IOException {
        for (String module : List.of(
                "url-rewriter",
                "core",
                "copy-bulk",
                "lint-rules",
                "lint-rules/archunit",
                "lint-rules/maven-plugin",
                "cli",
                "bench",
                "architecture")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                if (files.filter(file -> file.endsWith(test + ".java"))
                        .map(DecisionsTest::read)
                        .anyMatch(text -> method == null || text.contains("void " + method + "("))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
