package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** Types whose binary form is their text. What is no UTF-8 the server refuses in either form. */
final class TextField extends TypedField {

    /** Of any length. */
    static final TextField ANY = new TextField(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** {@code name}, which text is cut to and binary is not. */
    static final TextField NAME = new TextField(63, 63);

    /** The header that values once had, which is part of the modifier still. */
    private static final int HEADER = 4;

    private final int mostCharacters;
    private final int mostBytes;

    private TextField(int mostCharacters, int mostBytes) {
        this.mostCharacters = mostCharacters;
        this.mostBytes = mostBytes;
    }

    /** {@code varchar(n)} and {@code char(n)}, which the server fills up with blanks itself. */
    static TextField upTo(int modifier) {
        return modifier < HEADER ? ANY : new TextField(modifier - HEADER, Integer.MAX_VALUE);
    }

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int length = end - start;
        if (length > mostBytes || (length > mostCharacters && characters(text, start, end) > mostCharacters)) {
            return false;
        }
        to.length(length);
        to.bytes(text, start, length);
        return true;
    }

    private static int characters(byte[] text, int start, int end) {
        int count = 0;
        for (int at = start; at < end; at++) {
            count += (text[at] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }
}
