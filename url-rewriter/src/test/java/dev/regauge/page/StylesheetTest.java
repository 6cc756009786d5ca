package dev.regauge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesheetTest {

    private static final String CSS = Stylesheet.shared().css();

    @Test
    void bringsNothingFromOutside() {
        assertThat(CSS).doesNotContain("<", "&", "]]>", "url(", "@import", "http", "expression");
    }

    @Test
    void isTheOnlyThingThatThePolicyAllows() {
        assertThat(Stylesheet.shared().policy())
                .matches(
                        "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'");
    }

    /** At least 4.5 to 1, as WCAG 2.2 asks of text, on every ground that the text stands on. */
    @ParameterizedTest
    @CsvSource({
        "ink, paper", "ink, inset", "ink, mark", "soft, paper", "soft, inset", "link, paper",
        "silent, paper", "silent, inset", "breaks, paper", "breaks, inset", "unknown, paper", "unknown, inset",
        "broken, paper", "broken, inset", "fixed, paper", "fixed, inset",
    })
    void hasEnoughContrastInLightAndDark(String text, String ground) {
        String dark = CSS.substring(CSS.indexOf("prefers-color-scheme: dark"));

        assertThat(contrast(colours(CSS), text, ground)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colours(dark), text, ground)).isGreaterThanOrEqualTo(4.5);
    }

    /** The first colour of each name. */
    private static Map<String, String> colours(String css) {
        return Pattern.compile("--([a-z]+): #([0-9a-f]{6});")
                .matcher(css)
                .results()
                .collect(Collectors.toMap(name -> name.group(1), (MatchResult name) -> name.group(2), (a, b) -> a));
    }

    private static double contrast(Map<String, String> colours, String text, String ground) {
        double a = luminance(colours.get(text));
        double b = luminance(colours.get(ground));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
