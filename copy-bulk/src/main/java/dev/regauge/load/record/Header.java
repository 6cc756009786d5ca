package dev.regauge.load.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of fields, and where rows begin.
 *
 * @param names in order
 * @param behind where the first row begins
 */
public record Header(List<String> names, Position behind) {

    private static final int PIECE = 1 << 16;

    public Header {
        names = List.copyOf(names);
    }

    /**
     * Reads the row of names that a text begins with. The text is left open, and read on beyond the row.
     *
     * @throws MalformedHeaderException where there is none, or not each field has a name of its own
     */
    public static Header read(RecordFormat format, InputStream text) throws IOException {
        Records rows = new Records(PIECE);
        RecordReader reader = RecordReaders.open(
                format.withBatchBytes(PIECE), text, Position.START, Long.MAX_VALUE, List.of("many", "names"));
        if (!reader.read(rows)) {
            throw new MalformedHeaderException(
                    "there is none, the file is empty",
                    "give a file with a row of names, or say that there is no header and name the columns:"
                            + " --no-header --columns A,B");
        }
        String problem = rows.problem(0);
        if (problem != null) {
            throw new MalformedHeaderException(
                    "\"" + start(rows) + "\": " + problem,
                    "correct the first line of the file; where it has no names, --no-header --columns A,B");
        }
        List<String> names = names(rows);
        requireNames(names);
        return new Header(names, new Position(rows.count() > 1 ? rows.offset(1) : rows.endOffset(), 1));
    }

    /**
     * The keys of JSON Lines, in order of appearance. Lines that cannot be read add nothing.
     *
     * @param rows how many rows are looked at, at least
     * @throws MalformedHeaderException where no row has any
     */
    public static Header sample(RecordFormat format, InputStream text, int rows) throws IOException {
        JsonNames names = JsonNames.collecting();
        Records records = new Records(PIECE);
        RecordFormat pieces = format.withBatchBytes(PIECE);
        RecordReader reader = new BatchReader(
                pieces, new JsonSplitter(pieces, names), new RawText(text, 0, Long.MAX_VALUE), Position.START);
        while (records.row(records.count()) <= rows && reader.read(records)) {
            // the names are collected
        }
        if (names.count() == 0) {
            throw new MalformedHeaderException("no JSON object with a key", "give a file with one object a line");
        }
        return new Header(names.inOrder(), Position.START);
    }

    private static String start(Records rows) {
        int from = rows.rowStart(0);
        int to = Math.min(rows.rowEnd(0), from + 80);
        return new String(rows.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private static List<String> names(Records rows) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < rows.fields(0); place++) {
            names.add(rows.isNull(place) ? "" : text(rows, place));
        }
        return names;
    }

    private static String text(Records rows, int place) {
        int from = rows.start(place);
        return new String(rows.bytes(), from, rows.end(place) - from, StandardCharsets.UTF_8);
    }

    private static void requireNames(List<String> names) {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                wrong.add("field " + (i + 1) + " has no name");
            } else if (!seen.add(names.get(i))) {
                repeated.add(names.get(i));
            }
        }
        repeated.forEach(name -> wrong.add("\"" + name + "\" is there more than once"));
        if (!wrong.isEmpty()) {
            throw new MalformedHeaderException(
                    String.join("; ", wrong),
                    "give each field in the first line of the file a name of its own; where it has none,"
                            + " --no-header --columns A,B; where the fields are parted by something else,"
                            + " --delimiter C");
        }
    }
}
