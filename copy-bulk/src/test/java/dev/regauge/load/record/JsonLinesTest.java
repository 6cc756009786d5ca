package dev.regauge.load.record;

import static dev.regauge.load.record.Read.fields;
import static dev.regauge.load.record.Read.rows;
import static dev.regauge.load.record.Read.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private static final RecordFormat JSON = RecordFormat.jsonLines();

    private static List<@Nullable String> row(String line) {
        return rows(JSON, line, "a", "b").get(0);
    }

    @Test
    void takesValuesByName() {
        assertThat(row("{\"b\": \"x\", \"a\": \"y\"}")).isEqualTo(fields("y", "x"));
    }

    @Test
    void keepsNumbersToTheDigit() {
        assertThat(row("{\"a\":1.500000000000000000000000000001,\"b\":-0}"))
                .isEqualTo(fields("1.500000000000000000000000000001", "-0"));
        assertThat(row("{\"a\":1E+400 ,\"b\":" + "9".repeat(2000) + "}")).isEqualTo(fields("1E+400", "9".repeat(2000)));
    }

    @Test
    void takesTruthsAsTextAndNullAsNull() {
        assertThat(row("{\"a\":true,\"b\":false}")).isEqualTo(fields("true", "false"));
        assertThat(row("{\"a\":null}")).isEqualTo(fields(null, null));
        assertThat(row("{}")).isEqualTo(fields(null, null));
        assertThat(row("{\"a\":\"\",\"b\":\"null\"}")).isEqualTo(fields("", "null"));
    }

    @Test
    void keepsObjectsAndArraysAsTheyStand() {
        assertThat(row("{\"a\": {\"x\" : [1, 2.0,\"}\\n\"]} , \"b\": [ ] }"))
                .isEqualTo(fields("{\"x\" : [1, 2.0,\"}\\n\"]}", "[ ]"));
    }

    @Test
    void unescapesStrings() {
        assertThat(row("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é😀\",\"\\u0062\":\"é😀\"}"))
                .isEqualTo(fields("\"\\/\b\f\n\r\té😀é😀", "é😀"));
    }

    @Test
    void takesMoreNamesThanOneExpects() {
        String[] names = new String[100];
        for (int i = 0; i < 100; i++) {
            names[i] = "n" + i;
        }
        assertThat(rows(JSON, "{\"n99\":1}\n{\"n50\":2}", names).get(0))
                .hasSize(100)
                .endsWith("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1,\"a\":2} | is there twice",
                "{\"a\":1,\"c\":2} | \"c\" is not among the names",
                "[1] | no JSON object",
                "1 | no JSON object",
                "{\"a\":1 | The line is not JSON",
                "{\"a\":1}} | The line is not JSON",
                "{\"a\":1}{} | Something follows",
                "{\"a\":1} x | The line is not JSON",
                "{\"a\":007} | The line is not JSON",
                "{\"a\":NaN} | The line is not JSON",
                "{\"a\":'x'} | The line is not JSON",
                "{\"a\":\"x} | The line is not JSON",
                "{\"a\":\"x\ty\"} | The line is not JSON",
                "{\"a\":[1,} | The line is not JSON",
                "{\"a\":\"\\ud83d\"} | half of a surrogate pair",
                "{\"a\":\"\\ude00\\ud83d\"} | half of a surrogate pair",
            })
    void refusesWhatIsNoObjectOfKnownValues(String line, String problem) {
        List<List<@Nullable String>> rows = rows(JSON, line + "\n{\"a\":1}\n", "a", "b");
        assertThat(rows.get(0).get(0)).isEqualTo("!");
        assertThat(rows.get(0).get(1)).contains(problem).contains("to fix:");
        assertThat(rows.get(1)).isEqualTo(fields("1", null));
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] line = utf8("{\"a\":\"x?y\"}");
        line[7] = (byte) 0xFF;
        assertThat(rows(JSON, line, "a").get(0).get(1)).contains("The line is not JSON");
        assertThat(rows(JSON, "{\0\"\0a\0", "a").get(0).get(1)).contains("no JSON object");
    }

    /** Overlong, and a pair as two: what others would take for a letter. */
    @ParameterizedTest
    @ValueSource(strings = {"C1A1", "EDA0BDEDB880", "F4908080", "E08080", "C3"})
    void takesNoBytesForAnotherCharacter(String hex) {
        for (String value : List.of("\"?\"", "\"\\t?\"", "[\"?\"]", "[{\"n\":\"?\"}]")) {
            String line =
                    "{\"a\":" + value.replace("?", new String(HexFormat.of().parseHex(hex), ISO_8859_1)) + "}\n";
            assertThat(rows(JSON, line.getBytes(ISO_8859_1), "a").get(0).get(1)).contains("bytes that are no UTF-8");
        }
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        String deep = "{\"a\":" + "[".repeat(1_200) + "]".repeat(1_200) + "}\n{\"a\":1}\n";
        assertThat(rows(JSON, deep, "a")).containsExactly(fields("!", Problems.TOO_DEEP), fields("1"));
    }

    @Test
    void findsNoKeysInLinesThatCannotBeRead() throws IOException {
        String text = "{\"id\":1}\n{\"id\":2,\"typo\":3\n{\"id\":1,\"b\":3}\n";
        Header header = Header.sample(JSON, new ByteArrayInputStream(utf8(text)), 1000);
        assertThat(header.names()).containsExactly("id", "b");
    }

    @Test
    void findsTheKeysOfTheFirstRows() throws IOException {
        String text = "{\"b\":1}\n\nnone\n{\"a\":{\"x\":1},\"b\":2}\n";
        Header header = Header.sample(JSON, new ByteArrayInputStream(utf8(text)), 1000);
        assertThat(header.names()).containsExactly("b", "a");
        assertThat(header.behind()).isEqualTo(Position.START);
    }
}
