package dev.regauge.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/** A JSON object in the making that will be one line. */
final class JsonLine {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonLine json) throws IOException;
    }

    private final JsonGenerator json;

    private JsonLine(JsonGenerator json) {
        this.json = json;
    }

    /** An object without a line end. */
    static String of(Fields fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new JsonLine(json).object(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return out.toString();
    }

    /** An object inside of a list. */
    void object(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(this);
        json.writeEndObject();
    }

    /** An object under a key. */
    void object(String key, Fields fields) throws IOException {
        json.writeFieldName(wellFormed(key));
        object(fields);
    }

    /** A list under a key. */
    void list(String key, Fields elements) throws IOException {
        json.writeFieldName(wellFormed(key));
        list(elements);
    }

    /** A list inside of a list. */
    void list(Fields elements) throws IOException {
        json.writeStartArray();
        elements.write(this);
        json.writeEndArray();
    }

    void text(String key, String value) throws IOException {
        json.writeFieldName(wellFormed(key));
        text(value);
    }

    /** A text inside of a list. */
    void text(String value) throws IOException {
        json.writeString(wellFormed(value));
    }

    void textOrNull(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(key, value.get());
        } else {
            json.writeNullField(key);
        }
    }

    /** As {@link #textOrNull}, where nothing is written as an empty text. */
    void textUnlessEmpty(String key, String value) throws IOException {
        textOrNull(key, Optional.of(value).filter(text -> !text.isEmpty()));
    }

    void numberOrNull(String key, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsInt());
        } else {
            json.writeNullField(key);
        }
    }

    void number(String key, long value) throws IOException {
        json.writeNumberField(key, value);
    }

    void truth(String key, boolean value) throws IOException {
        json.writeBooleanField(key, value);
    }

    /** A number where the text is nothing but digits, however many; otherwise the text, or null where nothing stands. */
    void digitsOrText(Optional<String> value) throws IOException {
        if (value.isEmpty() || value.get().isEmpty()) {
            json.writeNull();
        } else if (value.get().chars().allMatch(c -> c >= '0' && c <= '9')) {
            json.writeNumber(withoutZeros(value.get()));
        } else {
            text(value.get());
        }
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }

    /** Half a surrogate pair cannot be written as UTF-8. */
    private static String wellFormed(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder wellFormed = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(wellFormed::appendCodePoint);
        return wellFormed.toString();
    }
}
