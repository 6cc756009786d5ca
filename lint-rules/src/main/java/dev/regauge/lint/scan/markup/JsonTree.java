package dev.regauge.lint.scan.markup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON. */
public final class JsonTree {

    private final JsonParser parser;
    private final Budget budget = new Budget();

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The document as an element without a name.
     *
     * @throws NotReadable where it is no JSON, or too large
     */
    public static Element read(byte[] bytes) {
        try (JsonParser parser = new JsonFactory().createParser(Decoded.utf8(bytes))) {
            Element.Draft document = new Element.Draft("", 1);
            parser.nextToken();
            new JsonTree(parser).value(document, 0);
            return document.done();
        } catch (IOException e) {
            throw new NotReadable("not well-formed JSON");
        }
    }

    private void value(Element.Draft into, int depth) throws IOException {
        budget.node(depth);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (next() != JsonToken.END_ARRAY) {
                value(into, depth + 1);
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (next() != JsonToken.END_OBJECT) {
                Element.Draft child = new Element.Draft(parser.currentName(), line());
                next();
                value(child, depth + 1);
                into.entry(child.done());
            }
        } else if (token != null && token != JsonToken.VALUE_NULL) {
            into.add(new Characters(parser.getText(), line()));
        }
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new NotReadable("not well-formed JSON: it ends too early");
        }
        return token;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
