package dev.regauge.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A line of {@code report.json}, as another program would read it. */
record ReportedFinding(
        String rule,
        String severity,
        String file,
        String line,
        String change,
        String from,
        String to,
        String safeEdit) {

    static ReportedFinding parse(String json) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, parser.getText());
                parser.skipChildren();
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
        return new ReportedFinding(
                fields.get("rule"),
                fields.get("severity"),
                fields.get("file"),
                fields.get("line"),
                fields.get("change"),
                fields.get("from"),
                fields.get("to"),
                fields.get("safeEdit"));
    }
}
