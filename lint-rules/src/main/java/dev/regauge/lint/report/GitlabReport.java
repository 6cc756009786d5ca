package dev.regauge.lint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.regauge.lint.Finding;
import dev.regauge.lint.baseline.Fingerprints;
import dev.regauge.route.Change;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The findings as GitLab's code quality report: an array of objects with {@code description, check_name, fingerprint,
 * severity, location}, and {@code type} and {@code categories}, which other readers of Code Climate's format ask for. GitLab tells findings of two runs apart by their fingerprint. Silent changes are
 * {@code critical}, other errors {@code major}, warnings {@code minor}, the rest {@code info}. A finding without a line stands
 * at line 1, because GitLab asks for one.
 */
public final class GitlabReport {

    private static final JsonFactory JSON = new JsonFactory();

    private GitlabReport() {}

    /** The array, which is empty where nothing was found. */
    public static String render(Report report) {
        List<String> fingerprints = Fingerprints.of(report.all());
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (int i = 0; i < report.findings().size(); i++) {
                write(json, report.findings().get(i), fingerprints.get(i));
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return out.append('\n').toString();
    }

    private static void write(JsonGenerator json, Finding finding, String fingerprint) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "issue");
        json.writeArrayFieldStart("categories");
        json.writeString("Compatibility");
        json.writeEndArray();
        json.writeStringField("description", WellFormed.unicode(finding.message() + " To fix: " + finding.advice()));
        json.writeStringField("check_name", WellFormed.unicode(finding.rule()));
        json.writeStringField("fingerprint", fingerprint);
        json.writeStringField("severity", severity(finding));
        json.writeObjectFieldStart("location");
        json.writeStringField("path", WellFormed.unicode(finding.location().file()));
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", Math.max(1, finding.location().line()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> finding.change() == Change.SILENTLY_CHANGES ? "critical" : "major";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }
}
