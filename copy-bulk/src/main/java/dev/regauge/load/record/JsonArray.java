package dev.regauge.load.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** An array of JSON as one of PostgreSQL's. */
final class JsonArray {

    private final Records into;
    private final JsonParser json;
    private final int line;
    private final boolean ofJson;

    /** @param ofJson whether its elements are JSON as it stands, strings with their quotes */
    JsonArray(Records into, JsonParser json, int line, boolean ofJson) {
        this.into = into;
        this.json = json;
        this.line = line;
        this.ofJson = ofJson;
    }

    /**
     * Writes the array that the parser is at the beginning of behind the raw text.
     *
     * @return false for a string that is no text
     */
    boolean write() throws IOException {
        boolean isText = true;
        into.unescaped('{');
        boolean first = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (!first) {
                into.unescaped(',');
            }
            first = false;
            isText &= element(token);
        }
        into.unescaped('}');
        return isText;
    }

    private boolean element(JsonToken token) throws IOException {
        switch (token) {
            case START_ARRAY -> {
                return write();
            }
            case START_OBJECT -> {
                return asItStands();
            }
            case VALUE_STRING -> {
                return ofJson ? asItStands() : quoted(json.getText());
            }
            case VALUE_NULL -> {
                return plain("NULL");
            }
            default -> {
                return plain(json.getText());
            }
        }
    }

    /** Copies the bytes of the line, which are not looked at as text. */
    private boolean asItStands() throws IOException {
        int start = line + (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int end = line + (int) json.currentLocation().getByteOffset();
        into.unescaped('"');
        for (int at = start; at < end; at++) {
            byte value = into.bytes()[at];
            if (value == '"' || value == '\\') {
                into.unescaped('\\');
            }
            into.unescaped(value);
        }
        into.unescaped('"');
        return true;
    }

    private boolean quoted(String text) {
        into.unescaped('"');
        boolean isText = plain(text.replace("\\", "\\\\").replace("\"", "\\\""));
        into.unescaped('"');
        return isText;
    }

    private boolean plain(String text) {
        char[] characters = text.toCharArray();
        return Utf8.append(into, characters, 0, characters.length);
    }
}
