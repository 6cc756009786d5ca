package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * JSON that jsonb takes and keeps: it has no NUL, no half of a surrogate pair and no numbers beyond its own, and of members
 * of the same name it would keep only the last.
 */
final class Documents {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LONGEST_NUMBER = 300;
    private static final int LARGEST_EXPONENT_DIGITS = 4;

    private Documents() {}

    /** Whether it is one object or one array, and nothing else. */
    static boolean isDocument(byte[] text, int start, int end) {
        try (JsonParser parser = JSON.createParser(new String(text, start, end - start, UTF_8))) {
            int depth = 0;
            int documents = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                documents += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (!isKept(token, parser)) {
                    return false;
                }
            }
            return documents == 1;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isKept(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            return parser.getText().codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
        }
        return !token.isNumeric() || isNumeric(parser.getText());
    }

    private static boolean isNumeric(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        return number.length() <= LONGEST_NUMBER
                && (exponent < 0 || number.length() - exponent <= LARGEST_EXPONENT_DIGITS);
    }
}
