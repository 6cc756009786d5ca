package dev.regauge.load.record;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Readers of each {@link RecordFormat.Kind}. */
public final class RecordReaders {

    private RecordReaders() {}

    /**
     * A reader of rows. Its batches follow each other without a gap, but for lines that are no rows; row numbers count rows,
     * not lines. The last row may lack the end of its line.
     *
     * <p>An empty line is nothing where there is more than one name. Otherwise it is a row of one field, as COPY has it, since
     * NULL in the only column is written so.
     *
     * @param text UTF-8, from {@code from} on; the reader closes it
     * @param toOffset where to end: where a row begins, or {@link Long#MAX_VALUE} for the end of the text
     * @param names of the fields, in order; of JSON Lines those whose values are wanted
     */
    public static RecordReader open(
            RecordFormat format, InputStream text, Position from, long toOffset, List<String> names) {
        return open(format, text, from, toOffset, names, Map.of());
    }

    /**
     * The same, where values of JSON Lines take the form that their column wants.
     *
     * @param forms by names; those that are not there are text
     */
    public static RecordReader open(
            RecordFormat format,
            InputStream text,
            Position from,
            long toOffset,
            List<String> names,
            Map<String, JsonForm> forms) {
        RawText raw = new RawText(text, from.offset(), toOffset);
        return new BatchReader(format, splitter(format, names, forms), raw, from);
    }

    private static Splitter splitter(RecordFormat format, List<String> names, Map<String, JsonForm> forms) {
        return switch (format.kind()) {
            case CSV -> new CsvSplitter(format, names.size() > 1);
            case COPY_CSV -> new CopyCsvSplitter(format, names.size() == 1);
            case COPY_TEXT -> new CopyTextSplitter(format);
            case JSON_LINES -> new JsonSplitter(format, JsonNames.of(names, forms));
        };
    }
}
