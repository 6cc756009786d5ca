package dev.regauge.load.record;

/** COPY's {@code format csv}: a quote opens or closes anywhere in a field. What had one is not NULL. */
final class CopyCsvSplitter extends CopySplitter {

    private final byte quote;
    private final Special special;
    private final boolean isOnly;

    /** @param isOnly whether a row has one field, so that the mark of the end may be a row */
    CopyCsvSplitter(RecordFormat format, boolean isOnly) {
        super(format);
        this.isOnly = isOnly;
        this.quote = format.quote();
        this.special = new Special(delimiter, quote);
    }

    @Override
    int field(Records into, int from, int to, boolean last) {
        byte[] bytes = into.bytes();
        int end = special.next(bytes, from, to);
        if (end == to || bytes[end] == delimiter || isLineEnd(bytes, end, to)) {
            plain(into, from, end);
            return end;
        }
        return withQuotes(into, from, to, last);
    }

    private int withQuotes(Records into, int from, int to, boolean last) {
        int begin = into.unescapedEnd();
        boolean quoted = false;
        boolean any = false;
        int at = from;
        for (; at < to; at++) {
            byte[] bytes = into.bytes();
            if (bytes[at] == quote) {
                boolean doubled = quoted && at + 1 < to && bytes[at + 1] == quote;
                any = true;
                if (doubled) {
                    into.unescaped(bytes[++at]);
                } else {
                    quoted = !quoted;
                }
            } else if (quoted) {
                into.unescaped(bytes[at]);
            } else if (bytes[at] == delimiter || isLineEnd(bytes, at, to)) {
                break;
            } else if (isOpen(bytes, at, to, last)) {
                return INCOMPLETE;
            } else {
                text(into, bytes[at]);
            }
        }
        return added(into, begin, at, quoted, any);
    }

    private int added(Records into, int begin, int at, boolean quoted, boolean any) {
        if (quoted) {
            open();
        }
        if (any) {
            into.field(begin, into.unescapedEnd());
        } else {
            into.nullField(); // only a carriage return stopped it: the row has a problem
        }
        return at;
    }

    private void text(Records into, byte value) {
        if (value == '\r') {
            wrong(Problems.LONE_RETURN);
        }
        into.unescaped(value);
    }

    @Override
    public boolean isEndDoubtful() {
        return isOnly;
    }

    @Override
    public Passing passing() {
        return new CopyCsvPassing();
    }

    private final class CopyCsvPassing implements Passing {

        private boolean quoted;

        @Override
        public int end(byte[] bytes, int from, int to) {
            for (int at = from; at < to; at++) {
                if (bytes[at] == quote) {
                    quoted = !quoted;
                } else if (bytes[at] == '\n' && !quoted) {
                    return at + 1;
                }
            }
            return -1;
        }

        @Override
        public boolean isOpen() {
            return quoted;
        }
    }
}
