package dev.regauge.lint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.baseline.Fingerprints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The findings for programs: one JSON object a line, in the report's order.
 *
 * <p>The keys, in this order: {@code rule, severity, file, line, column, class, method, sink, sql, message, fix, route,
 * fingerprint, change, from, to, source, why, corrected, safeEdit, via}. An absent value is null. {@code line} and
 * {@code column} are numbers counted from 1, {@code safeEdit} is a boolean, {@code via} an array of objects with
 * {@code file, line, class, method}; all others are strings. {@code severity} and {@code change} are lower case with
 * hyphens ({@code silently-changes}); {@code from} and {@code to} have the form of
 * {@link dev.regauge.route.Outcome#text}; {@code fix} is the advice, {@code corrected} the code. {@code fingerprint}
 * stays the same when lines move: baselines are made of it.
 *
 * <p>What is suppressed is listed where it is asked for, behind all others, with one key more: {@code suppressed}, an
 * object with {@code by} ({@code annotation}, {@code comment}, {@code configuration} or {@code baseline}), {@code file}, {@code line} and
 * {@code reason}.
 */
public final class JsonLinesReport {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLinesReport() {}

    /** The findings, a line each, every line ended by {@code \n}; empty where there are none. */
    public static String render(Report report) {
        return render(report, false);
    }

    /** The same, perhaps with the suppressed findings behind the others. */
    public static String render(Report report, boolean withSuppressed) {
        List<Finding> findings = report.all();
        List<String> fingerprints = Fingerprints.of(findings);
        int open = report.findings().size();
        StringWriter out = new StringWriter();
        try {
            for (int i = 0; i < (withSuppressed ? findings.size() : open); i++) {
                try (JsonGenerator json = JSON.createGenerator(out)) {
                    json.writeStartObject();
                    write(json, findings.get(i), report.route().toString(), fingerprints.get(i));
                    if (i >= open) {
                        suppressed(json, report.suppressed().get(i - open).by());
                    }
                    json.writeEndObject();
                }
                out.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return out.toString();
    }

    private static void suppressed(JsonGenerator json, Suppression by) throws IOException {
        json.writeObjectFieldStart("suppressed");
        string(json, "by", Words.id(by.kind()));
        string(json, "file", by.place().file());
        number(json, "line", by.place().line());
        string(json, "reason", by.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Finding finding, String route, String fingerprint)
            throws IOException {
        string(json, "rule", finding.rule());
        string(json, "severity", Words.id(finding.severity()));
        string(json, "file", finding.location().file());
        number(json, "line", finding.location().line());
        number(json, "column", finding.column().orElse(0));
        string(json, "class", finding.location().className());
        string(json, "method", finding.location().method());
        string(json, "sink", finding.sink());
        string(json, "sql", finding.sql());
        string(json, "message", finding.message());
        string(json, "fix", finding.advice());
        string(json, "route", route);
        string(json, "fingerprint", fingerprint);
        string(json, "change", Words.id(finding.change()));
        string(json, "from", finding.from().text());
        string(json, "to", finding.to().text());
        string(json, "source", finding.source());
        string(json, "why", finding.why());
        string(json, "corrected", finding.corrected().orElse(""));
        json.writeBooleanField("safeEdit", finding.safeEdit());
        via(json, finding.via());
    }

    private static void via(JsonGenerator json, List<Location> via) throws IOException {
        json.writeArrayFieldStart("via");
        for (Location step : via) {
            json.writeStartObject();
            string(json, "file", step.file());
            number(json, "line", step.line());
            string(json, "class", step.className());
            string(json, "method", step.method());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void string(JsonGenerator json, String key, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, WellFormed.unicode(value));
        }
    }

    private static void number(JsonGenerator json, String key, int value) throws IOException {
        if (value > 0) {
            json.writeNumberField(key, value);
        } else {
            json.writeNullField(key);
        }
    }
}
