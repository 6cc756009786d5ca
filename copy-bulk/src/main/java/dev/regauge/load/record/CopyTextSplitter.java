package dev.regauge.load.record;

/** COPY's {@code format text}. NULL is told before backslashes are looked at. */
final class CopyTextSplitter extends CopySplitter {

    private static final String NAMED = "bfnrtv";
    private static final String MEANT = "\b\f\n\r\t\u000B";

    private final Special special;

    CopyTextSplitter(RecordFormat format) {
        super(format);
        this.special = new Special(delimiter, (byte) '\\');
    }

    @Override
    int field(Records into, int from, int to, boolean last) {
        byte[] bytes = into.bytes();
        int at = from;
        boolean escaped = false;
        while (true) {
            at = special.next(bytes, at, to);
            if (at == to || bytes[at] == delimiter || isLineEnd(bytes, at, to)) {
                return added(into, from, at, escaped, at);
            } else if (at + 1 == to && !last) {
                return INCOMPLETE;
            } else if (at + 1 == to && bytes[at] == '\\') {
                return added(into, from, at, escaped, to); // at the end of a file, the server drops it
            }
            escaped |= bytes[at] == '\\';
            at = behind(bytes, at, to);
        }
    }

    /** Goes on behind a backslash and what it escapes, or a carriage return that should not be there. */
    private int behind(byte[] bytes, int at, int to) {
        if (bytes[at] == '\r') {
            wrong(Problems.LONE_RETURN);
            return at + 1;
        } else if (bytes[at + 1] == '.') {
            wrong(Problems.MARK);
        }
        return Math.min(to, at + 2);
    }

    private int added(Records into, int from, int end, boolean escaped, int next) {
        if (escaped && !isNullText(into.bytes(), from, end)) {
            unescape(into, from, end);
        } else {
            plain(into, from, end);
        }
        return next;
    }

    private void unescape(Records into, int from, int end) {
        int begin = into.unescapedEnd();
        byte[] bytes = into.roomUnescaped(begin, end - from);
        int out = begin;
        for (int at = from; at < end; at++) {
            if (bytes[at] != '\\') {
                bytes[out++] = bytes[at];
            } else if (++at < end) {
                int length = numberLength(bytes, at, end);
                bytes[out++] = length == 0 ? named(bytes[at]) : number(bytes, at, length);
                at += Math.max(0, length - 1);
            }
        }
        into.unescapedTo(out);
        into.field(begin, out);
    }

    private static byte named(byte letter) {
        int place = NAMED.indexOf(letter);
        return place < 0 ? letter : (byte) MEANT.charAt(place);
    }

    /** How many bytes {@code 101} or {@code x41} has; 0 where it is no number. */
    private static int numberLength(byte[] bytes, int at, int end) {
        boolean hex = bytes[at] == 'x';
        int digits = hex ? at + 1 : at;
        int most = Math.min(end, digits + (hex ? 2 : 3));
        int behind = digits;
        while (behind < most && isDigit(bytes[behind], hex)) {
            behind++;
        }
        return behind == digits ? 0 : behind - at;
    }

    private static boolean isDigit(byte value, boolean hex) {
        return hex ? value >= 0 && Character.digit(value, 16) >= 0 : value >= '0' && value <= '7';
    }

    private static byte number(byte[] bytes, int at, int length) {
        boolean hex = bytes[at] == 'x';
        int value = 0;
        for (int i = hex ? 1 : 0; i < length; i++) {
            value = value * (hex ? 16 : 8) + Character.digit(bytes[at + i], 16);
        }
        return (byte) value;
    }

    @Override
    public Passing passing() {
        return new CopyTextPassing();
    }

    private static final class CopyTextPassing implements Passing {

        private boolean escaped;

        @Override
        public int end(byte[] bytes, int from, int to) {
            for (int at = from; at < to; at++) {
                if (escaped) {
                    escaped = false;
                } else if (bytes[at] == '\\') {
                    escaped = true;
                } else if (bytes[at] == '\n') {
                    return at + 1;
                }
            }
            return -1;
        }
    }
}
