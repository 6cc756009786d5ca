package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.regauge.load.record.Header;
import dev.regauge.load.record.Position;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.record.RecordReader;
import dev.regauge.load.record.RecordReaders;
import dev.regauge.load.record.Records;
import dev.regauge.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A CSV text that is read in batches of little more than a row, as a large file in those of many. */
final class SmallFile {

    private static final RecordFormat FORMAT = RecordFormat.csv().withBatchBytes(256);

    private SmallFile() {}

    static SketchedTable sketch(String name, String csv) {
        byte[] text = csv.getBytes(UTF_8);
        try {
            Header header = Header.read(FORMAT, new ByteArrayInputStream(text));
            return sketch(name, text, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SketchedTable sketch(String name, byte[] text, Header header) throws IOException {
        int begin = (int) header.behind().offset();
        ByteArrayInputStream rows = new ByteArrayInputStream(text, begin, text.length - begin);
        Position from = header.behind();
        Sketch sketch = Sketch.of(header.names());
        try (RecordReader reader = RecordReaders.open(FORMAT, rows, from, Long.MAX_VALUE, header.names())) {
            Records records = new Records(256);
            while (reader.read(records)) {
                sketch.add(records);
            }
        }
        return sketch.table(Identifier.of(name));
    }

    /** A table of one column with these values, each in quotes. */
    static SketchedTable ofColumn(List<String> values) {
        StringBuilder csv = new StringBuilder("id,v\n");
        for (int id = 0; id < values.size(); id++) {
            csv.append(id)
                    .append(",\"")
                    .append(values.get(id).replace("\"", "\"\""))
                    .append("\"\n");
        }
        return sketch("sketched", csv.toString());
    }
}
