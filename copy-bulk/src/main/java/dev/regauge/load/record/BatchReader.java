package dev.regauge.load.record;

import java.io.IOException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into batches that end where rows end. What is behind the last whole row is kept for the next batch; where no
 * row is whole, more is read, up to the largest row there may be. A row beyond that is passed over to its end as the grammar
 * has it, without being kept: no line inside of it is taken for a row.
 */
final class BatchReader implements RecordReader {

    private static final int LINE_END = 2;

    /** The first batch is small, each next one twice as large: whoever stores them need not wait. */
    private static final int FIRST = 64 << 10;

    /** A batch ends early where its rows or fields are smaller than this on average: what is known of one takes as much. */
    private static final int SMALL_ROW = 16;

    private static final int SMALL_FIELD = 4;

    private final RecordFormat format;
    private final Splitter splitter;
    private final RawText text;
    private final CRC32C crc = new CRC32C();
    private long offset;
    private long row;
    private int next = FIRST;
    private boolean ended;
    private @Nullable UnclosedRowException unclosed;

    BatchReader(RecordFormat format, Splitter splitter, RawText text, Position from) {
        this.format = format;
        this.splitter = splitter;
        this.text = text;
        this.offset = from.offset();
        this.row = from.row();
    }

    @Override
    public boolean read(Records into) throws IOException {
        if (unclosed != null) {
            throw unclosed;
        }
        into.clear(offset, row);
        int length = Math.max(1, Math.min(format.batchBytes(), next));
        next = (int) Math.min(format.batchBytes(), 2L * next);
        long limit = (long) format.largestRow() + LINE_END;
        while (!ended && !splitter.isEnded()) {
            boolean more = text.fill(into, length);
            into.splitAgain();
            limit(into);
            int cut = splitter.split(into, !more);
            ended = !more && !into.isFull() && !splitter.isEnded();
            if (into.count() > 0) {
                return taken(into, cut);
            } else if (cut > 0) {
                passedOver(into, cut);
            } else if (splitter.isEnded()) {
                goOn(into, 0);
            } else if (into.rawEnd() >= limit) {
                return tooLarge(into);
            } else {
                length = (int) Math.min(limit, Math.max(length, into.rawEnd()) * 2L);
            }
        }
        if (!ended) {
            requireNothingBehindMark(into);
        }
        return false;
    }

    private void limit(Records into) {
        into.limit(Math.max(1, format.batchBytes() / SMALL_ROW), Math.max(1, format.batchBytes() / SMALL_FIELD));
    }

    private boolean taken(Records into, int behind) throws IOException {
        int cut = into.isLastOpen() ? withoutOpenRow(into) : behind;
        crc.reset();
        crc.update(into.bytes(), 0, cut);
        goOn(into, cut);
        into.ended(offset, crc.getValue());
        return true;
    }

    /** The rows before it are handed out first. @return where they end */
    private int withoutOpenRow(Records into) throws IOException {
        int last = into.count() - 1;
        unclosed = new UnclosedRowException(into.row(last), into.offset(last), String.valueOf(into.problem(last)));
        if (last == 0) {
            throw unclosed;
        }
        return into.dropTo(last);
    }

    /** Lines that are no rows. */
    private void passedOver(Records into, int cut) {
        goOn(into, cut);
        into.clear(offset, row);
    }

    private void goOn(Records into, int cut) {
        text.keep(into.bytes(), cut, into.rawEnd());
        offset += cut;
        row += into.count();
    }

    /** The mark is what is next in the text. Rows behind it are not dropped in silence. */
    private void requireNothingBehindMark(Records into) throws IOException {
        ended = true;
        boolean isDoubtful = splitter.isEndDoubtful();
        boolean more = filledAnew(into);
        int behind = Scan.indexOf(into.bytes(), 0, into.rawEnd(), (byte) '\n') + 1;
        boolean isNothing = !isDoubtful && isBlank(into, behind);
        while (more && isNothing) {
            more = filledAnew(into);
            isNothing = isBlank(into, 0);
        }
        into.clear(offset, row);
        if (!isNothing) {
            throw new DoubtfulEndException(row, offset, isDoubtful);
        }
    }

    private boolean filledAnew(Records into) throws IOException {
        into.clear(offset, row);
        return text.fill(into, Math.max(format.batchBytes(), 8192));
    }

    private static boolean isBlank(Records text, int from) {
        int at = from;
        while (at < text.rawEnd() && isBlank(text.bytes()[at])) {
            at++;
        }
        return at == text.rawEnd();
    }

    private static boolean isBlank(byte value) {
        return value == '\n' || value == '\r' || value == ' ' || value == '\t';
    }

    private boolean tooLarge(Records into) throws IOException {
        Splitter.Passing passing = splitter.passing();
        crc.reset();
        long length = 0;
        byte before = 0;
        int piece = into.rawEnd();
        int end = passing.end(into.bytes(), 0, piece);
        while (end < 0 && !ended) {
            crc.update(into.bytes(), 0, piece);
            length += piece;
            before = piece > 0 ? into.bytes()[piece - 1] : before;
            into.cutRaw(0);
            ended = !text.fill(into, Math.max(format.batchBytes(), 8192));
            piece = into.rawEnd();
            end = passing.end(into.bytes(), 0, piece);
        }
        if (passing.isOpen()) {
            throw new UnclosedRowException(row, offset, Problems.tooLarge(length + piece, format.largestRow()));
        }
        int cut = end < 0 ? piece : end;
        crc.update(into.bytes(), 0, cut);
        text.keep(into.bytes(), cut, piece);
        ended &= cut == piece;
        long shown = length + cut - (end < 0 ? 0 : lineEnd(into.bytes(), cut, before));
        into.cutRaw(0);
        into.row(0, 0, Problems.tooLarge(shown, format.largestRow()));
        offset += length + cut;
        row++;
        into.ended(offset, crc.getValue());
        return true;
    }

    /** How many bytes end the line that ends there. */
    private static int lineEnd(byte[] bytes, int end, byte before) {
        return (end > 1 ? bytes[end - 2] : before) == '\r' ? 2 : 1;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
