package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code json}, {@code jsonb} and {@code xml}: text whose syntax the server judges. */
final class DocumentEncoder extends Encoder {

    /** What jsonb can count to in a value (JENTRY_OFFLENMASK). */
    private static final int LARGEST_JSONB = 0x0FFFFFFF;

    /** Not {@code <?xml-stylesheet}. */
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s");

    private static final Pattern ENCODING = Pattern.compile("\\bencoding\\s*=\\s*[\"']([^\"']*)");

    private final PgType type;
    private final Policies policies;
    private final boolean jsonb;
    private final boolean xml;

    DocumentEncoder(PgType type, Policies policies) {
        this.type = type;
        this.policies = policies;
        this.jsonb = type.name().equals("jsonb");
        this.xml = type.name().equals("xml");
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof String text)) {
            throw Refusal.kind(type, value, "a String with the document's text");
        }
        int begun = to.begin();
        if (jsonb) {
            to.int8(1);
        }
        to.utf8(text, policies);
        if (jsonb && to.size() - begun - 1 > LARGEST_JSONB) {
            throw Refusal.range(type, value, "documents of up to 256 MB");
        }
        if (xml) {
            checkEncoding(text);
        }
        to.end(begun);
    }

    /** The server believes a declaration when it receives bytes, and not when it reads text; ours are UTF-8 always. */
    private static void checkEncoding(String text) {
        if (!DECLARATION.matcher(text).lookingAt()) {
            return;
        }
        int end = text.indexOf("?>");
        Matcher declared = ENCODING.matcher(end < 0 ? text : text.substring(0, end));
        if (declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8")) {
            throw new Refusal(
                    Kind.of(text),
                    "the document declares an encoding that is not UTF-8, and a String has none",
                    "leave the encoding out of the XML declaration");
        }
    }
}
