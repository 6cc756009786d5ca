package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretDetectorTest {

    private static final String SECRET = "p@s:s/w #%+\"<&é\\x";

    private final SecretDetector detector = SecretDetector.of("another-secret", SECRET);

    static Stream<Arguments> spellings() {
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String percent = form.replace("+", "%20");
        return Stream.of(
                Arguments.of("raw", SECRET),
                Arguments.of("form", form),
                Arguments.of("percent, upper", percent),
                Arguments.of(
                        "percent, lower", percent.replace("%C3%A9", "%c3%a9").replace("%2F", "%2f")),
                Arguments.of("percent, every character", percentOfAll(SECRET)),
                Arguments.of("percent, twice", URLEncoder.encode(percent, StandardCharsets.UTF_8)),
                Arguments.of("Java", SECRET.replace("\\", "\\\\").replace("\"", "\\\"")),
                Arguments.of("Java, unicode", unicodeOfAll(SECRET)),
                Arguments.of("properties", "p@s\\:s/w\\ \\#%+\"<&\\u00e9\\\\x"),
                Arguments.of("XML", "p@s:s/w #%+&quot;&lt;&amp;&#xE9;\\x"),
                Arguments.of("XML, decimal", "p&#64;s:s/w #%+&#34;&lt;&amp;&#233;\\x"),
                Arguments.of("JSON", "p@s:s\\/w #%+\\\"<&\\u00E9\\\\x"),
                Arguments.of("percent inside XML", percent.replace("%40", "&#37;40")),
                Arguments.of("Base64", base64(SECRET)),
                Arguments.of("Base64, one before", base64("1" + SECRET + "after")),
                Arguments.of("Base64, two before", base64("12" + SECRET)),
                Arguments.of("Base64, inside a login", base64("admin:" + SECRET)),
                Arguments.of("Base64 in a URL", URLEncoder.encode(base64("u:" + SECRET), StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void findsEverySpelling(String name, String spelled) {
        assertThat(detector.leaks("first line\nvalue=" + spelled + ";"))
                .isNotEmpty()
                .allSatisfy(leak -> assertThat(leak).contains("secret 2").contains("line 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void failsWithoutShowingWhatItFound(String name, String spelled) {
        assertThatThrownBy(() -> detector.assertClean(spelled))
                .isInstanceOf(AssertionError.class)
                .satisfies(e -> assertThat(detector.leaks(e.getMessage())).isEmpty());
    }

    @Test
    void acceptsTextThatOnlyLooksLikeIt() {
        detector.assertClean("password=*** p@s:s p%40s%3As \\u0070@s &#112;@s % %4 %zz \\ \\u12 &; &#; &#x110000; "
                + base64("p@s:s"));
    }

    @Test
    void refusesSecretsThatAreFoundByChance() {
        assertThatThrownBy(() -> SecretDetector.of("abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abc");
    }

    @Test
    void searchesFilesAndTheirNames(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("clean.txt"), "nothing");
        detector.assertCleanFiles(folder);
        Files.writeString(folder.resolve("another-secret.txt"), "nothing");
        assertThatThrownBy(() -> detector.assertCleanFiles(folder)).isInstanceOf(AssertionError.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String percentOfAll(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("%%%02x", b));
        }
        return escaped.toString();
    }

    private static String unicodeOfAll(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
