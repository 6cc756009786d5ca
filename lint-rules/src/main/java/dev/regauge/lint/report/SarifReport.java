package dev.regauge.lint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.baseline.Fingerprints;
import dev.regauge.url.rewrite.FileRewrite;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings as a <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a> log of one run.
 * A result has its rule, level, message, place relative to {@code %SRCROOT%}, class and method as a logical location, the
 * calls on the way to the statement as related locations, and a fingerprint {@code regauge/v1} that stays when lines move. Its
 * properties hold what the format has no place for: {@code change, from, to, source, route, sql, corrected}. What may stay is
 * listed behind the others, with its suppression; what a baseline knows is {@code unchanged}, and beside it the rest
 * {@code new}. Of rules there are those that found something, each with help as text and as Markdown.
 */
public final class SarifReport {

    /** Key of the fingerprint; it changes when its making does. */
    static final String FINGERPRINT = "regauge/v1";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final JsonGenerator json;
    private final Report report;
    private final List<String> rules;
    private final boolean hasBaseline;
    private final Map<Finding, FileRewrite> fixes;

    private SarifReport(JsonGenerator json, Report report, Map<Finding, FileRewrite> fixes) {
        this.json = json;
        this.report = report;
        this.fixes = fixes;
        Set<String> found = new LinkedHashSet<>();
        report.all().forEach(finding -> found.add(finding.rule()));
        this.rules = new ArrayList<>(found);
        this.hasBaseline =
                report.suppressed().stream().anyMatch(kept -> kept.by().kind() == Suppression.Kind.BASELINE);
    }

    /** The log. */
    public static String render(Report report) {
        return render(report, Map.of());
    }

    /**
     * The log.
     *
     * @param fixes of some of the findings; one whose lines hold a secret is left out
     */
    public static String render(Report report, Map<Finding, FileRewrite> fixes) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            new SarifReport(json, report, fixes).log();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return out.append('\n').toString();
    }

    private void log() throws IOException {
        json.writeStartObject();
        string("$schema", SCHEMA);
        string("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool();
        invocation();
        string("columnKind", "utf16CodeUnits");
        results();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        string("name", "regauge");
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            SarifRule.of(rule).write(json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The run went to its end; what could not be read is told beside it. */
    private void invocation() throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (String note : report.notes()) {
            json.writeStartObject();
            string("level", "note");
            message(note);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void results() throws IOException {
        List<Finding> findings = report.all();
        List<String> fingerprints = Fingerprints.of(findings);
        int open = report.findings().size();
        json.writeArrayFieldStart("results");
        for (int i = 0; i < findings.size(); i++) {
            json.writeStartObject();
            result(findings.get(i), fingerprints.get(i));
            if (i >= open) {
                mayStay(report.suppressed().get(i - open).by());
            } else if (hasBaseline) {
                string("baselineState", "new");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What a baseline knows is no suppression to SARIF, but unchanged. */
    private void mayStay(Suppression by) throws IOException {
        if (by.kind() == Suppression.Kind.BASELINE) {
            string("baselineState", "unchanged");
            return;
        }
        if (hasBaseline) {
            string("baselineState", "new");
        }
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        string("kind", by.kind() == Suppression.Kind.CONFIGURATION ? "external" : "inSource");
        string("justification", by.reason());
        json.writeEndObject();
        json.writeEndArray();
    }

    private void result(Finding finding, String fingerprint) throws IOException {
        string("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", rules.indexOf(finding.rule()));
        string("level", level(finding));
        message(finding.message() + "\n" + Plain.details(finding, report.route().toString()));
        json.writeArrayFieldStart("locations");
        location(finding.location(), finding.column().orElse(0), "");
        json.writeEndArray();
        related(finding);
        json.writeObjectFieldStart("partialFingerprints");
        string(FINGERPRINT, fingerprint);
        json.writeEndObject();
        if (fixes.containsKey(finding)) {
            SarifFix.write(json, fixes.get(finding));
        }
        properties(finding);
    }

    private static String level(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private void related(Finding finding) throws IOException {
        if (!finding.via().isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (Location step : finding.via()) {
                location(step, 0, "on the way to the statement");
            }
            json.writeEndArray();
        }
    }

    private void location(Location place, int column, String message) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        string("uri", UriPath.of(place.file()));
        string("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        region(place.line(), column);
        json.writeEndObject();
        logical(place);
        if (!message.isEmpty()) {
            message(message);
        }
        json.writeEndObject();
    }

    private void region(int line, int column) throws IOException {
        if (line > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", line);
            if (column > 0) {
                json.writeNumberField("startColumn", column);
            }
            json.writeEndObject();
        }
    }

    private void logical(Location place) throws IOException {
        if (!place.className().isEmpty()) {
            boolean inMethod = !place.method().isEmpty();
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            string("fullyQualifiedName", place.className() + (inMethod ? "." + place.method() : ""));
            string("kind", inMethod ? "function" : "type");
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void properties(Finding finding) throws IOException {
        json.writeObjectFieldStart("properties");
        string("change", Words.id(finding.change()));
        string("from", finding.from().text());
        string("to", finding.to().text());
        string("source", finding.source());
        string("route", report.route().toString());
        string("sql", finding.sql());
        string("corrected", finding.corrected().orElse(""));
        json.writeEndObject();
    }

    /** No text of a project becomes a link or a placeholder (sections 3.11.5 and 3.11.6). */
    private void message(String text) throws IOException {
        json.writeObjectFieldStart("message");
        string(
                "text",
                text.replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("]", "\\]")
                        .replace("{", "{{")
                        .replace("}", "}}"));
        json.writeEndObject();
    }

    /** Nothing where there is no text. */
    private void string(String key, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(key, WellFormed.unicode(value));
        }
    }
}
