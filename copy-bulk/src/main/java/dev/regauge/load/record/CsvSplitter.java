package dev.regauge.load.record;

/**
 * RFC 4180, to the letter. A line feed ends a row, with or without a carriage return before it; a carriage return alone,
 * outside of quotes, is a problem. Behind what is wrong a row is read on, a quote being text until the field ends, so that a
 * field in quotes further on keeps its lines: no line of it is taken for a row.
 *
 * <p>Where a quote should have been doubled, nobody knows whether the field ends with its line. The rows behind it are
 * refused too, up to where {@link LooseQuotes} have a row's end in the same place; batches do not end before that.
 */
final class CsvSplitter extends RowSplitter {

    /** How much text is refused for a field that may be open. */
    private static final int MOST_IN_DOUBT = 1 << 20;

    private final byte quote;
    private final Special special;
    private final boolean skipsEmpty;
    private boolean loose;

    CsvSplitter(RecordFormat format, boolean skipsEmpty) {
        super(format);
        this.quote = format.quote();
        this.special = new Special(delimiter, quote);
        this.skipsEmpty = skipsEmpty;
    }

    @Override
    int row(Records into, int start, int to, boolean last) {
        loose = false;
        int end = super.row(into, start, to, last);
        return end == INCOMPLETE || !loose ? end : behindDoubt(into, start, end, to, last);
    }

    /** Refuses the rows behind the last one that may belong to it. */
    private int behindDoubt(Records into, int start, int end, int to, boolean last) {
        int doubtful = into.count() - 1;
        LooseQuotes meant = new LooseQuotes(delimiter, quote);
        boolean isOpen = meant.isOpenBehind(into.bytes(), start, end);
        int at = end;
        while (isOpen && at < to && at - start <= MOST_IN_DOUBT) {
            int rows = into.count();
            int next = super.row(into, at, to, last);
            if (next == INCOMPLETE) {
                into.dropFields();
                break;
            }
            if (into.count() > rows && into.problem(rows) == null) {
                into.lastIsNone(Problems.MAY_BE_INSIDE);
            }
            isOpen = meant.isOpenBehind(into.bytes(), at, next);
            at = next;
        }
        if (isOpen && at - start > MOST_IN_DOUBT) {
            into.dropTo(doubtful + 1);
            into.lastIsOpen();
        } else if (isOpen && !last) {
            into.dropTo(doubtful);
            return INCOMPLETE;
        }
        return at;
    }

    @Override
    int field(Records into, int from, int to, boolean last) {
        return from < to && into.bytes()[from] == quote
                ? quoted(into, from + 1, to, last)
                : unquoted(into, from, to, last);
    }

    @Override
    int ended(Records into, int start, int end, int to) {
        if (end == start && skipsEmpty) {
            into.dropFields();
            return next(into.bytes(), end, to);
        }
        return super.ended(into, start, end, to);
    }

    private int unquoted(Records into, int from, int to, boolean last) {
        byte[] bytes = into.bytes();
        int end = special.next(bytes, from, to);
        if (end < to && bytes[end] != delimiter && !isLineEnd(bytes, end, to)) {
            end = faulty(bytes, end, to, last);
        }
        if (end != INCOMPLETE) {
            plain(into, from, end);
        }
        return end;
    }

    private int quoted(Records into, int from, int to, boolean last) {
        byte[] bytes = into.bytes();
        int close = Scan.indexOf(bytes, from, to, quote);
        if (close + 1 < to && bytes[close + 1] == quote) {
            close = doubled(into, from, to);
        } else {
            into.field(from, close);
        }
        if (close == to) {
            open();
            return last ? to : INCOMPLETE;
        }
        return closed(into.bytes(), close + 1, to, last);
    }

    /** Copies the field with one quote for two. @return where the closing quote is; {@code to} where none is */
    private int doubled(Records into, int from, int to) {
        int begin = into.unescapedEnd();
        byte[] bytes = into.bytes();
        int at = from;
        int out = begin;
        for (; at < to; at++, out++) {
            if (out == bytes.length) {
                bytes = into.roomUnescaped(out, 1);
            }
            bytes[out] = bytes[at];
            if (bytes[at] == quote && (++at == to || bytes[at] != quote)) {
                at--;
                break;
            }
        }
        into.unescapedTo(out);
        into.field(begin, out);
        return at;
    }

    private int closed(byte[] bytes, int at, int to, boolean last) {
        if (at == to || bytes[at] == delimiter || isLineEnd(bytes, at, to)) {
            return at;
        } else if (bytes[at] != '\r') {
            wrong(Problems.BEHIND_QUOTE);
        }
        loose = true;
        return faulty(bytes, at, to, last);
    }

    /** Goes on to the end of a field that has a quote or a carriage return where none may be. */
    private int faulty(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        for (; at < to && bytes[at] != delimiter && !isLineEnd(bytes, at, to); at++) {
            if (bytes[at] == '\r' && at + 1 == to && !last) {
                return INCOMPLETE;
            } else if (bytes[at] == '\r') {
                wrong(Problems.LONE_RETURN);
            } else if (bytes[at] == quote) {
                wrong(Problems.BARE_QUOTE);
                loose = true;
            }
        }
        return at;
    }

    @Override
    public Passing passing() {
        return new CsvPassing(delimiter, quote);
    }
}
