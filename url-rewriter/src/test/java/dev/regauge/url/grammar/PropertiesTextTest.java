package dev.regauge.url.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Generated lines, read by us and by {@code java.util.Properties}. */
class PropertiesTextTest {

    private static final List<String> PARTS = List.of(
            "a",
            "b",
            "=",
            ":",
            " ",
            "\t",
            "\f",
            "\n",
            "\r",
            "\r\n",
            "\\",
            "\\u0041",
            "\\u00",
            "u",
            "#",
            "!",
            "\\\n",
            "\\\r\n  ",
            "t",
            "\u00e9");

    private static final Pattern SPLIT_ESCAPE = Pattern.compile("\\\\u[0-9a-f]{0,3}\\\\[\r\n]");

    @Test
    void readsWhatJavaReads() throws IOException {
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n >= 0; n--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            if (SPLIT_ESCAPE.matcher(text).find()) {
                continue; // Java joins a \\u that is split by the end of a line, and we refuse it
            }
            Optional<Map<String, String>> expected = java(text.toString());
            read += expected.isPresent() ? 1 : 0;
            assertThat(named(ours(text.toString()))).as(text.toString()).isEqualTo(named(expected));
        }
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void writesWhatJavaReads() throws IOException {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                value.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String line = "k=" + PropertiesText.escaped(value.toString());
            assertThat(java(line)).contains(Map.of("k", value.toString()));
        }
    }

    private static Optional<Map<String, String>> java(String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return Optional.of(read);
    }

    /** An empty key says nothing, and counts for nothing here. */
    private static Optional<Map<String, String>> named(Optional<Map<String, String>> read) {
        read.ifPresent(entries -> entries.remove(""));
        return read;
    }

    private static Optional<Map<String, String>> ours(String text) {
        Map<String, String> read = new HashMap<>();
        try {
            PropertiesText.of(text)
                    .entries()
                    .forEach(entry -> read.put(entry.key().text(), entry.value().text()));
        } catch (Misread malformed) {
            return Optional.empty();
        }
        return Optional.of(read);
    }
}
