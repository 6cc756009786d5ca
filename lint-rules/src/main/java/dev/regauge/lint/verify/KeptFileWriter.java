package dev.regauge.lint.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.regauge.lint.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a kept file: names sorted, a value a line, line feeds alone. */
final class KeptFileWriter {

    private final JsonGenerator json;

    private KeptFileWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The whole text, with the check that tells whether somebody has changed it since. */
    static String text(KeptFile file) {
        return written(file, check(file));
    }

    /** A hash of all that it says. It tells of slips and of merges gone wrong; it is no signature. */
    static String check(KeptFile file) {
        return Sha256.of(written(file, ""));
    }

    private static String written(KeptFile file, String check) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(text)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))) {
            new KeptFileWriter(json).write(file, check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write(KeptFile file, String check) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("answers");
        for (KeptAnswer answer : file.answers()) {
            write(answer);
        }
        json.writeEndArray();
        json.writeStringField("check", check);
        json.writeNumberField("format", KeptFile.FORMAT);
        json.writeStringField("from", file.from());
        json.writeStringField("schema", file.schema());
        json.writeNumberField("server", file.server());
        json.writeStringField("sql", file.sql());
        json.writeStringField("to", file.to());
        json.writeEndObject();
    }

    private void write(KeptAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeFieldName("from");
        write(answer.from());
        json.writeFieldName("to");
        write(answer.to());
        write("way", answer.way());
        json.writeEndObject();
    }

    private void write(Verdict verdict) throws IOException {
        json.writeStartObject();
        if (verdict instanceof Verdict.Accepted accepted) {
            write(accepted);
        } else if (verdict instanceof Verdict.Rejected rejected) {
            write(rejected);
        } else if (verdict instanceof Verdict.NotVerified nothing) {
            json.writeStringField("reason", nothing.reason());
            json.writeStringField("verdict", "not verified");
        }
        json.writeEndObject();
    }

    private void write(Verdict.Accepted accepted) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Verdict.Column column : accepted.columns()) {
            json.writeStartObject();
            json.writeStringField("label", column.label());
            json.writeStringField("type", column.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        write("parameters", accepted.parameterTypes());
        json.writeStringField("verdict", "accepted");
    }

    private void write(Verdict.Rejected rejected) throws IOException {
        json.writeStringField("message", rejected.message());
        if (rejected.offset().isPresent()) {
            json.writeNumberField("offset", rejected.offset().getAsInt());
        }
        write("parameters", rejected.inferredTypes());
        json.writeStringField("sqlState", rejected.sqlState());
        json.writeStringField("verdict", "rejected");
    }

    private void write(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
