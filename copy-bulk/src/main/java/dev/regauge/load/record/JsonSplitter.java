package dev.regauge.load.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;

/**
 * A JSON object a line. Strings are unescaped; numbers, {@code true}, {@code false}, objects and arrays are their text as it
 * stands; null and a key that is not there are NULL. Lines of blanks are no rows.
 */
final class JsonSplitter implements Splitter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonNames names;
    private final int largestRow;
    private final JsonValue value = new JsonValue();
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private long[] seen = new long[16];
    private long stamp;

    JsonSplitter(RecordFormat format, JsonNames names) {
        this.names = names;
        this.largestRow = format.largestRow();
    }

    @Override
    public int split(Records into, boolean last) {
        int to = into.rawEnd();
        int at = 0;
        while (at < to && !into.isFull()) {
            int feed = Scan.indexOf(into.bytes(), at, to, (byte) '\n');
            if (feed == to && !last) {
                break;
            }
            line(into, at, feed);
            at = Math.min(feed + 1, to);
        }
        return at;
    }

    private void line(Records into, int start, int feed) {
        byte[] bytes = into.bytes();
        int end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
        int at = start;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        if (at == end) {
            return;
        } else if (end - start > largestRow) {
            into.row(start, start, Problems.tooLarge(end - start, largestRow));
            return;
        }
        int known = names.count();
        String problem = bytes[at] == '{' && !isNul(bytes, at + 1, end) ? object(into, at, end) : Problems.NO_OBJECT;
        if (problem.isEmpty()) {
            add(into);
            into.row(start, end, null);
        } else {
            names.forgetFrom(known);
            into.row(start, end, problem);
        }
    }

    /** Jackson would take it for UTF-16. */
    private static boolean isNul(byte[] bytes, int at, int end) {
        return at < end && bytes[at] == 0;
    }

    private void add(Records into) {
        for (int i = 0; i < names.count(); i++) {
            if (seen[i] == stamp && ends[i] >= 0) {
                into.field(starts[i], ends[i]);
            } else {
                into.nullField();
            }
        }
    }

    /** @return what is wrong; empty where nothing is */
    private String object(Records into, int start, int end) {
        int noText = Utf8.invalid(into.bytes(), start, end);
        if (noText < end) {
            return Problems.malformed("it has bytes that are no UTF-8", noText - start);
        }
        stamp++;
        room(names.count());
        try (JsonParser json = JSON.createParser(into.bytes(), start, end - start)) {
            json.nextToken();
            return members(into, json, start, end);
        } catch (StreamConstraintsException e) {
            return Problems.TOO_DEEP; // nothing else is limited
        } catch (JsonProcessingException e) {
            return Problems.malformed(e.getOriginalMessage(), e.getLocation().getByteOffset());
        } catch (IOException e) {
            return Problems.malformed(String.valueOf(e.getMessage()), 0);
        }
    }

    private String members(Records into, JsonParser json, int start, int end) throws IOException {
        String problem = "";
        String key;
        while ((key = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            int place = room(names.place(key));
            if (place < 0) {
                return Problems.unknownKey(key);
            } else if (seen[place] == stamp) {
                return Problems.repeatedKey(key);
            }
            seen[place] = stamp;
            if (!value.read(into, json, token, names.form(key), start, end)) {
                problem = Problems.loneSurrogate(key);
            }
            starts[place] = value.start();
            ends[place] = value.end();
        }
        return json.nextToken() == null ? problem : Problems.BEHIND_OBJECT;
    }

    private int room(int place) {
        if (place >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * place);
            ends = Arrays.copyOf(ends, 2 * place);
            seen = Arrays.copyOf(seen, 2 * place);
        }
        return place;
    }

    @Override
    public Passing passing() {
        return (bytes, from, to) -> {
            int feed = Scan.indexOf(bytes, from, to, (byte) '\n');
            return feed == to ? -1 : feed + 1;
        };
    }
}
