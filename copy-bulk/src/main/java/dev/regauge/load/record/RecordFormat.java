package dev.regauge.load.record;

import java.util.Locale;
import java.util.Optional;

/**
 * How rows and fields are written.
 *
 * @param kind the grammar
 * @param delimiter between fields; of JSON Lines without a meaning
 * @param quote around fields, of CSV and TSV
 * @param nullText the unquoted field that is NULL: empty for CSV and TSV, {@code \N} for COPY's text
 * @param header whether the first row has names
 * @param batchBytes how much text is read at once, up to 256 MiB
 * @param largestRow in bytes, up to 256 MiB; larger ones are refused, since all rows of a batch are in memory
 */
public record RecordFormat(
        Kind kind, byte delimiter, byte quote, String nullText, boolean header, int batchBytes, int largestRow) {

    /** The grammars. */
    public enum Kind {
        /** RFC 4180, with any delimiter: quotes stand around a whole field, and are doubled inside. */
        CSV,
        /** As COPY's {@code format csv} reads it: quotes may open and close anywhere in a field; {@code \.} alone ends it. */
        COPY_CSV,
        /** As COPY's {@code format text} reads it: no quotes, backslashes before what is special. */
        COPY_TEXT,
        /** A JSON object a line; fields by their names. */
        JSON_LINES
    }

    public static final int BATCH = 2 << 20;
    public static final int LARGEST_ROW = 16 << 20;

    private static final int LIMIT = 256 << 20;
    private static final String ESCAPING = "abcdefghijklmnopqrstuvwxyz0123456789.\\";

    public static RecordFormat csv() {
        return new RecordFormat(Kind.CSV, (byte) ',', (byte) '"', "", true, BATCH, LARGEST_ROW);
    }

    public static RecordFormat tsv() {
        return csv().withDelimiter('\t');
    }

    public static RecordFormat copyCsv() {
        return new RecordFormat(Kind.COPY_CSV, (byte) ',', (byte) '"', "", false, BATCH, LARGEST_ROW);
    }

    public static RecordFormat copyText() {
        return new RecordFormat(Kind.COPY_TEXT, (byte) '\t', (byte) '"', "\\N", false, BATCH, LARGEST_ROW);
    }

    public static RecordFormat jsonLines() {
        return new RecordFormat(Kind.JSON_LINES, (byte) ',', (byte) '"', "", false, BATCH, LARGEST_ROW);
    }

    /** By the end of a name, such as {@code orders.csv.gz}: {@code .csv}, {@code .tsv}, {@code .tab}, {@code .jsonl}, {@code .ndjson}. */
    public static Optional<RecordFormat> ofName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (bare.endsWith(".csv")) {
            return Optional.of(csv());
        } else if (bare.endsWith(".tsv") || bare.endsWith(".tab")) {
            return Optional.of(tsv());
        } else if (bare.endsWith(".jsonl") || bare.endsWith(".ndjson")) {
            return Optional.of(jsonLines());
        }
        return Optional.empty();
    }

    /**
     * The same with another delimiter.
     *
     * @throws IllegalArgumentException for a character that is not ASCII, or ends lines, or is the quote
     */
    public RecordFormat withDelimiter(char character) {
        return new RecordFormat(kind, special(character, "delimiter"), quote, nullText, header, batchBytes, largestRow);
    }

    public RecordFormat withQuote(char character) {
        return new RecordFormat(kind, delimiter, special(character, "quote"), nullText, header, batchBytes, largestRow);
    }

    public RecordFormat withNullText(String text) {
        return new RecordFormat(kind, delimiter, quote, text, header, batchBytes, largestRow);
    }

    public RecordFormat withHeader(boolean there) {
        return new RecordFormat(kind, delimiter, quote, nullText, there, batchBytes, largestRow);
    }

    public RecordFormat withLargestRow(int bytes) {
        return new RecordFormat(kind, delimiter, quote, nullText, header, batchBytes, bytes);
    }

    public RecordFormat withBatchBytes(int bytes) {
        return new RecordFormat(kind, delimiter, quote, nullText, header, bytes, largestRow);
    }

    private static byte special(char character, String what) {
        if (character == 0 || character > 0x7E || character == '\n' || character == '\r') {
            throw new IllegalArgumentException("A " + what + " is one ASCII character that ends no line");
        }
        return (byte) character;
    }

    public RecordFormat {
        if (delimiter == quote) {
            throw new IllegalArgumentException("The delimiter and the quote are the same character");
        } else if (kind == Kind.COPY_TEXT && ESCAPING.indexOf(delimiter) >= 0) {
            throw new IllegalArgumentException("A delimiter of COPY's text format is none of " + ESCAPING
                    + ", which have a meaning behind a backslash: " + (char) delimiter);
        } else if (batchBytes < 1 || batchBytes > LIMIT || largestRow < 1 || largestRow > LIMIT) {
            throw new IllegalArgumentException("A batch and the largest row have from 1 byte to " + LIMIT
                    + " bytes, since they are in memory: " + batchBytes + " and " + largestRow);
        }
    }
}
