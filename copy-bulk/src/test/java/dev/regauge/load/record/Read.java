package dev.regauge.load.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader makes of a text, in a form that tests compare. */
final class Read {

    private Read() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each row's fields; of a row with a problem {@code !} and the problem. */
    static List<List<@Nullable String>> rows(RecordFormat format, byte[] text, String... names) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Records records = new Records(16);
        try (RecordReader reader = open(format, text, Position.START, Long.MAX_VALUE, names)) {
            while (reader.read(records)) {
                for (int i = 0; i < records.count(); i++) {
                    rows.add(row(records, i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static List<List<@Nullable String>> rows(RecordFormat format, String text, String... names) {
        return rows(format, utf8(text), names);
    }

    static RecordReader open(RecordFormat format, byte[] text, Position from, long to, String... names) {
        ByteArrayInputStream in = new ByteArrayInputStream(text);
        in.skip(from.offset());
        return RecordReaders.open(format, in, from, to, List.of(names));
    }

    static List<@Nullable String> row(Records records, int index) {
        String problem = records.problem(index);
        if (problem != null) {
            return List.of("!", problem);
        }
        List<@Nullable String> fields = new ArrayList<>();
        for (int i = 0; i < records.fields(index); i++) {
            fields.add(field(records, records.firstField(index) + i));
        }
        return fields;
    }

    static @Nullable String field(Records records, int place) {
        return records.isNull(place) ? null : text(records, records.start(place), records.end(place));
    }

    static String raw(Records records, int index) {
        return text(records, records.rowStart(index), records.rowEnd(index));
    }

    private static String text(Records records, int from, int to) {
        return new String(records.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    static List<@Nullable String> fields(@Nullable String... fields) {
        return Arrays.asList(fields);
    }
}
