package dev.regauge.url;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a real parser said to each text of a corpus, as {@code src/test/recorders} wrote it down. */
final class Recording {

    /**
     * What a text means, in the form both sides are brought to.
     *
     * @param hosts name and port, the port {@code -} where none stands in the text
     * @param parameters everything else; a list where the parser keeps several values
     */
    record Meant(
            List<List<String>> hosts,
            Optional<String> database,
            Optional<String> user,
            Optional<String> password,
            Map<String, Object> parameters) {}

    /** A text and its meaning; no meaning where the parser refused it, but the error it gave. */
    record Answer(String input, Optional<Meant> meant, String error) {}

    private static final JsonFactory JSON = new JsonFactory();

    private Recording() {}

    static List<Answer> of(String name) {
        String path = "recorded/" + name + ".jsonl";
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Recording.class.getResourceAsStream(path), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Recording::answer).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Answer answer(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            Map<?, ?> object = (Map<?, ?>) value(parser);
            String input = (String) object.get("input");
            return object.containsKey("error")
                    ? new Answer(input, Optional.empty(), String.valueOf(object.get("error")))
                    : new Answer(input, Optional.of(meant(object)), "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Meant meant(Map<?, ?> object) {
        List<List<String>> hosts = new ArrayList<>();
        for (Object host : (List<?>) object.get("hosts")) {
            List<?> pair = (List<?>) host;
            Object port = pair.get(1);
            hosts.add(List.of((String) pair.get(0), port == null ? "-" : port.toString()));
        }
        Map<String, Object> parameters = new TreeMap<>();
        ((Map<?, ?>) object.get("params")).forEach((name, text) -> parameters.put((String) name, text));
        return new Meant(
                hosts,
                text(object.get("database")),
                text(object.get("user")),
                text(object.get("password")),
                parameters);
    }

    /** Of several passwords the last. */
    private static Optional<String> text(@Nullable Object value) {
        Object one = value instanceof List<?> several ? several.get(several.size() - 1) : value;
        return Optional.ofNullable((String) one);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue().toString();
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("unexpected " + parser.currentToken());
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
