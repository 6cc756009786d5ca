package dev.regauge.load;

import dev.regauge.load.record.Header;
import dev.regauge.load.record.JsonForm;
import dev.regauge.load.record.Position;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.record.RecordReader;
import dev.regauge.load.record.RecordReaders;
import dev.regauge.load.record.Records;
import dev.regauge.load.record.UnclosedRowException;
import dev.regauge.load.source.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of a load's files, looked at: the names of its fields, and where its rows begin. What passes by once is remembered as far
 * as it was looked at.
 */
final class OpenFile implements AutoCloseable {

    private static final long LOOKED_AT = 1L << 30;

    /** How much is looked at of what passes by once, and remembered. */
    private static final int REMEMBERED = 16 << 20;

    private static final int LOOK = 1 << 20;

    /** JSON Lines have their keys anywhere. */
    private static final int SAMPLED_ROWS = 1_000_000;

    private static final int SAMPLED_OF_PASSING = 1_000;

    private final Source source;
    private final RecordFormat format;
    private final Header header;
    private @Nullable InputStream passing;

    private OpenFile(Source source, RecordFormat format, Header header, @Nullable InputStream passing) {
        this.source = source;
        this.format = format;
        this.header = header;
        this.passing = passing;
    }

    /**
     * Reads its header, or the keys of its first objects.
     *
     * @param columns the names of its fields; where none are given its header or its keys are
     */
    static OpenFile of(Source source, RecordFormat format, List<String> columns) throws IOException {
        if (source.isReplayable()) {
            try (InputStream text = source.open(0)) {
                return new OpenFile(source, format, header(format, columns, text, SAMPLED_ROWS), null);
            }
        }
        InputStream text = new BufferedInputStream(source.open(0), 1 << 16);
        text.mark(REMEMBERED + 1);
        Header header = header(format, columns, new FirstBytes(text, REMEMBERED), SAMPLED_OF_PASSING);
        text.reset();
        text.skipNBytes(header.behind().offset());
        return new OpenFile(source, format, header, text);
    }

    private static Header header(RecordFormat format, List<String> columns, InputStream text, int rows)
            throws IOException {
        if (format.header()) {
            Header read = Header.read(format, text);
            return columns.isEmpty() ? read : new Header(columns, read.behind());
        }
        if (!columns.isEmpty()) {
            return new Header(columns, Position.START);
        }
        if (format.kind() == RecordFormat.Kind.JSON_LINES) {
            return Header.sample(format, text, rows);
        }
        return new Header(List.of(), Position.START);
    }

    Source source() {
        return source;
    }

    /** The names of its fields; empty where the table's columns are meant. */
    List<String> names() {
        return header.names();
    }

    Position firstRow() {
        return header.behind();
    }

    /** Reads some of its rows, about so many bytes at once. */
    RecordReader read(Position from, long to, List<String> names, Map<String, JsonForm> forms, int batchBytes)
            throws IOException {
        return RecordReaders.open(format.withBatchBytes(batchBytes), text(from), from, to, names, forms);
    }

    private InputStream text(Position from) throws IOException {
        InputStream once = passing;
        if (once != null) {
            passing = null;
            return once;
        }
        return source.open(from.offset());
    }

    /**
     * Looks at its rows before they are read: all of them up to a gigabyte, and the first of what passes by once.
     *
     * @return whether it has seen all
     */
    boolean lookAt(List<String> names, Consumer<Records> look) throws IOException {
        InputStream once = passing;
        if (once == null) {
            try (InputStream text = source.open(firstRow().offset())) {
                return lookAt(new FirstBytes(text, Long.MAX_VALUE), LOOKED_AT, names, look);
            }
        }
        once.mark(REMEMBERED + 1);
        boolean all = lookAt(new FirstBytes(once, REMEMBERED), REMEMBERED / 4, names, look);
        once.reset();
        return all;
    }

    /** What the first bytes end in is no row, and is not looked at. */
    private boolean lookAt(FirstBytes text, long most, List<String> names, Consumer<Records> look) throws IOException {
        RecordReader reader = RecordReaders.open(format.withBatchBytes(LOOK), text, firstRow(), Long.MAX_VALUE, names);
        Records records = new Records(LOOK);
        try {
            while (reader.read(records) && !text.isCut()) {
                look.accept(records);
                if (records.endOffset() - firstRow().offset() > most) {
                    return false;
                }
            }
        } catch (UnclosedRowException e) {
            if (!text.isCut()) {
                throw e;
            }
        }
        return !text.isCut();
    }

    @Override
    public void close() throws IOException {
        if (passing != null) {
            passing.close();
        }
    }
}
