package dev.regauge.load.record;

/** The end of a row of CSV by the same rules as {@link CsvSplitter}'s, whatever else is in it. */
final class CsvPassing implements Splitter.Passing {

    private final byte delimiter;
    private final byte quote;
    private boolean atStart = true;
    private boolean inQuotes;
    private boolean afterQuote;
    private boolean doubtful;

    CsvPassing(byte delimiter, byte quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (inQuotes && !afterQuote) {
                at = Scan.indexOf(bytes, at, to, quote);
                afterQuote = at < to;
            } else if (isEnd(bytes[at])) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Behind a quote that was not doubled the field may go on. */
    @Override
    public boolean isOpen() {
        return doubtful || (inQuotes && !afterQuote);
    }

    private boolean isEnd(byte value) {
        if (afterQuote && value == quote) {
            afterQuote = false;
            return false;
        }
        doubtful |= afterQuote ? value != delimiter && value != '\n' && value != '\r' : value == quote && !atStart;
        inQuotes = atStart && value == quote;
        atStart = value == delimiter;
        afterQuote = false;
        return value == '\n';
    }
}
