package dev.regauge.lint.report;

import static dev.regauge.lint.report.SampleReports.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.regauge.lint.Location;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReportTest {

    @Test
    void hasTheKeysOfTheContractInTheirOrder() throws IOException {
        Map<String, String> first = parse(JsonLinesReport.render(SampleReports.orders())
                .lines()
                .findFirst()
                .orElseThrow());
        assertThat(first.keySet())
                .containsExactly(
                        "rule",
                        "severity",
                        "file",
                        "line",
                        "column",
                        "class",
                        "method",
                        "sink",
                        "sql",
                        "message",
                        "fix",
                        "route",
                        "fingerprint",
                        "change",
                        "from",
                        "to",
                        "source",
                        "why",
                        "corrected",
                        "safeEdit",
                        "via");
        assertThat(first)
                .containsEntry("severity", "error")
                .containsEntry("change", "silently-changes")
                .containsEntry("line", "5")
                .containsEntry("column", "10")
                .containsEntry("fix", "Write sslmode, in lower case.")
                .containsEntry("safeEdit", "true")
                .containsEntry("route", "pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14");
    }

    @Test
    void writesNullForWhatIsAbsent() throws IOException {
        Report report = SampleReports.of(finding("r", Change.UNKNOWN)
                .at(new Location("A.class", 0, "", ""))
                .build());

        Map<String, String> absent = parse(JsonLinesReport.render(report));
        absent.values().removeIf(value -> !value.equals("null"));

        assertThat(absent)
                .containsOnlyKeys(
                        "line", "column", "class", "method", "sink", "sql", "fix", "source", "why", "corrected");
    }

    @Test
    void givesOutcomesInTheFormOfEvidence() throws IOException {
        List<String> lines =
                JsonLinesReport.render(SampleReports.orders()).lines().toList();

        assertThat(Outcome.parse(String.valueOf(parse(lines.get(2)).get("to"))))
                .isEqualTo(SampleReports.orders().findings().get(2).to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\\n\r\t\u0000\u001B", "\u2028\u2029", "</script>", "Größe 価格 🙂"})
    void bringsBackAnyText(String text) throws IOException {
        String json = JsonLinesReport.render(SampleReports.hostile(text));

        assertThat(json.split("\n", -1)).hasSize(2);
        assertThat(parse(json)).containsEntry("sql", text + "?").containsEntry("message", text);
    }

    @Test
    void replacesHalfACharacter() throws IOException {
        assertThat(parse(JsonLinesReport.render(SampleReports.hostile("a\uD800b"))))
                .containsEntry("why", "a\uFFFDb");
    }

    @Test
    void isEmptyWhereNothingWasFound() {
        assertThat(JsonLinesReport.render(SampleReports.empty())).isEmpty();
    }

    @Test
    void givesEveryFindingANameOfItsOwn() throws IOException {
        String[] lines = JsonLinesReport.render(SampleReports.large(5_000)).split("\n");

        assertThat(lines).hasSize(5_000);
        assertThat(List.of(lines))
                .extracting(line -> parse(line).get("fingerprint"))
                .doesNotHaveDuplicates();
    }

    /** The values of an object as text; arrays are passed over. */
    private static Map<String, String> parse(String line) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                values.put(key, String.valueOf(json.getText()));
                if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
            assertThat(json.nextToken()).isNull();
        }
        return values;
    }
}
