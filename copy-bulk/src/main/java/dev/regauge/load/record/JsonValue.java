package dev.regauge.load.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Where the text of a value is: in its line, or unescaped behind it. */
final class JsonValue {

    private static final int NULL_END = -1;

    private int start;
    private int end;

    int start() {
        return start;
    }

    /** Negative for null. */
    int end() {
        return end;
    }

    /**
     * Takes the value that the parser is at, of the line from {@code line} to {@code lineEnd}. What the text of the parser's
     * tokens is in the line is looked up there, without making strings; the parser checks all of it when it goes on.
     *
     * @return false for a string that is no text
     */
    boolean read(Records into, JsonParser json, JsonToken token, JsonForm form, int line, int lineEnd)
            throws IOException {
        start = line + (int) json.currentTokenLocation().getByteOffset();
        if (form == JsonForm.JSON && token == JsonToken.VALUE_STRING) {
            json.finishToken();
            end = line + (int) json.currentLocation().getByteOffset();
            return true;
        } else if (token == JsonToken.START_ARRAY && (form == JsonForm.ARRAY || form == JsonForm.ARRAY_OF_JSON)) {
            start = into.unescapedEnd();
            boolean isText = new JsonArray(into, json, line, form == JsonForm.ARRAY_OF_JSON).write();
            end = into.unescapedEnd();
            return isText;
        }
        switch (token) {
            case VALUE_NULL -> end = NULL_END;
            case VALUE_STRING -> {
                return string(into, json, lineEnd);
            }
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                end = line + (int) json.currentLocation().getByteOffset();
            }
            default -> end = scalarEnd(into.bytes(), lineEnd);
        }
        return true;
    }

    private int scalarEnd(byte[] bytes, int lineEnd) {
        int at = start;
        while (at < lineEnd && bytes[at] > ' ' && bytes[at] != ',' && bytes[at] != '}') {
            at++;
        }
        return at;
    }

    private boolean string(Records into, JsonParser json, int lineEnd) throws IOException {
        start++;
        end = Scan.indexOf(into.bytes(), start, lineEnd, (byte) '"');
        if (Scan.indexOf(into.bytes(), start, end, (byte) '\\') == end) {
            return true;
        }
        start = into.unescapedEnd();
        char[] text = json.getTextCharacters();
        boolean isText = Utf8.append(into, text, json.getTextOffset(), json.getTextLength());
        end = into.unescapedEnd();
        return isText;
    }
}
