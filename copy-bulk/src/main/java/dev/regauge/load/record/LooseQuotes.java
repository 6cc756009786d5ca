package dev.regauge.load.record;

/**
 * Reads rows whose quotes are not doubled as they may have been meant: a field that begins with a quote, behind blanks
 * perhaps, goes on to one that a delimiter or the end of a line follows.
 */
final class LooseQuotes {

    private final byte delimiter;
    private final byte quote;
    private boolean atStart = true;
    private boolean inside;

    LooseQuotes(byte delimiter, byte quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** Goes on over whole lines. @return whether a field is open behind them */
    boolean isOpenBehind(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!inside) {
                take(bytes[at]);
            } else if (bytes[at] == quote && at + 1 < to && bytes[at + 1] == quote) {
                at++;
            } else {
                inside = bytes[at] != quote || !isEnd(bytes, at + 1, to);
            }
        }
        return inside;
    }

    private void take(byte value) {
        inside = atStart && value == quote;
        atStart = value == delimiter || value == '\n' || (atStart && value == ' ');
    }

    private boolean isEnd(byte[] bytes, int at, int to) {
        return at == to || bytes[at] == delimiter || RowSplitter.isLineEnd(bytes, at, to);
    }
}
