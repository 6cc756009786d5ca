package dev.regauge.load.record;

/** Looks for what is not merely text: the delimiter, one more character, the ends of lines. */
final class Special {

    private static final long FEEDS = Scan.each((byte) '\n');
    private static final long RETURNS = Scan.each((byte) '\r');

    private final byte delimiter;
    private final byte other;
    private final long delimiters;
    private final long others;

    Special(byte delimiter, byte other) {
        this.delimiter = delimiter;
        this.other = other;
        this.delimiters = Scan.each(delimiter);
        this.others = Scan.each(other);
    }

    /** Where the next one is; {@code to} where none is. */
    int next(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = Scan.word(bytes, at);
            long hits = Scan.hits(word, delimiters)
                    | Scan.hits(word, others)
                    | Scan.hits(word, FEEDS)
                    | Scan.hits(word, RETURNS);
            if (hits != 0) {
                return at + Scan.first(hits);
            }
        }
        while (at < to && isText(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean isText(byte value) {
        return value != delimiter && value != other && value != '\n' && value != '\r';
    }
}
