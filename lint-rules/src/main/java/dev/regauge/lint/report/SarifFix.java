package dev.regauge.lint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import java.io.IOException;

/** Writes a fix as SARIF has it: bytes that go and a text that comes; of SQL the lines and columns, too. */
final class SarifFix {

    private SarifFix() {}

    static void write(JsonGenerator json, FileRewrite fix) throws IOException {
        if (fix.edits().stream().anyMatch(Edit::secret)) {
            return;
        }
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        json.writeArrayFieldStart("artifactChanges");
        json.writeStartObject();
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", UriPath.of(fix.file()));
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        json.writeArrayFieldStart("replacements");
        for (Edit edit : fix.edits()) {
            replacement(json, edit);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void replacement(JsonGenerator json, Edit edit) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("deletedRegion");
        if (edit.kind() == Edit.Kind.SQL) {
            json.writeNumberField("startLine", edit.line());
            json.writeNumberField("startColumn", edit.column());
            json.writeNumberField("endLine", edit.line());
            json.writeNumberField("endColumn", edit.column() + edit.before().length());
        }
        json.writeNumberField("byteOffset", edit.start());
        json.writeNumberField("byteLength", edit.end() - edit.start());
        json.writeEndObject();
        json.writeObjectFieldStart("insertedContent");
        json.writeStringField("text", WellFormed.unicode(edit.replacement()));
        json.writeEndObject();
        json.writeEndObject();
    }
}
