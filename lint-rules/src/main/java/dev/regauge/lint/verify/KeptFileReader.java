package dev.regauge.lint.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads a kept file, and refuses what this version of Regauge has not written as it stands there. */
final class KeptFileReader {

    /** Deeper than any of ours. */
    private static final int DEEPEST = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private KeptFileReader() {}

    /** It is no file of ours; the message is the end of a sentence that begins with its name. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /**
     * The content of a file.
     *
     * @param name of the file, which follows from what it says
     */
    static KeptFile read(String name, String text) throws Refused {
        Map<?, ?> all = object(text);
        if (!(all.get("format") instanceof Number format)) {
            throw new Refused("it is no kept answer: it says no format");
        }
        if (format.intValue() != KeptFile.FORMAT) {
            throw new Refused("its format is " + format + ", and this version of Regauge knows format "
                    + KeptFile.FORMAT + " only; use the version that wrote it, or write it anew with regauge verify");
        }
        KeptFile file = file(all);
        if (!file.name().equals(name) || !KeptFileWriter.text(file).equals(text.replace("\r\n", "\n"))) {
            throw new Refused("it was changed after it was written, so nothing it says counts; write it anew with"
                    + " regauge verify");
        }
        return file;
    }

    private static Map<?, ?> object(String text) throws Refused {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            if (value(json) instanceof Map<?, ?> object && json.nextToken() == null) {
                return object;
            }
        } catch (IOException broken) {
            // said below
        }
        throw new Refused("it is no JSON object, perhaps after a merge; write it anew with regauge verify");
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.put(name, value(json));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(json));
            }
            return array;
        }
        return token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : String.valueOf(json.getText());
    }

    private static KeptFile file(Map<?, ?> all) throws Refused {
        List<KeptAnswer> answers = new ArrayList<>();
        for (Object answer : list(all, "answers")) {
            Map<?, ?> fields = map(answer);
            answers.add(new KeptAnswer(
                    texts(fields, "way"), verdict(map(fields.get("from"))), verdict(map(fields.get("to")))));
        }
        return new KeptFile(
                text(all, "from"),
                text(all, "to"),
                number(all, "server"),
                text(all, "schema"),
                text(all, "sql"),
                answers);
    }

    private static Verdict verdict(Map<?, ?> fields) throws Refused {
        return switch (text(fields, "verdict")) {
            case "accepted" -> new Verdict.Accepted(texts(fields, "parameters"), columns(fields));
            case "rejected" ->
                new Verdict.Rejected(
                        text(fields, "sqlState"),
                        text(fields, "message"),
                        fields.containsKey("offset") ? OptionalInt.of(number(fields, "offset")) : OptionalInt.empty(),
                        texts(fields, "parameters"));
            case "not verified" -> new Verdict.NotVerified(text(fields, "reason"));
            default -> throw new Refused("it holds a verdict that is none; write it anew with regauge verify");
        };
    }

    private static List<Verdict.Column> columns(Map<?, ?> fields) throws Refused {
        List<Verdict.Column> columns = new ArrayList<>();
        for (Object column : list(fields, "columns")) {
            columns.add(new Verdict.Column(text(map(column), "label"), text(map(column), "type")));
        }
        return columns;
    }

    private static List<String> texts(Map<?, ?> fields, String name) throws Refused {
        List<String> texts = new ArrayList<>();
        for (Object text : list(fields, name)) {
            texts.add(String.valueOf(text));
        }
        return texts;
    }

    private static String text(Map<?, ?> fields, String name) throws Refused {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw lacks(name);
    }

    private static int number(Map<?, ?> fields, String name) throws Refused {
        if (fields.get(name) instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        throw lacks(name);
    }

    private static List<?> list(Map<?, ?> fields, String name) throws Refused {
        if (fields.get(name) instanceof List<?> list) {
            return list;
        }
        throw lacks(name);
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) throws Refused {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw lacks("an object");
    }

    private static Refused lacks(String name) {
        return new Refused("it lacks \"" + name + "\"; write it anew with regauge verify");
    }
}
