package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code jsonb}: the text behind the number of the form. The server parses it in either form. */
final class JsonbField extends TypedField {

    private static final int VERSION = 1;

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        to.length(1 + end - start);
        to.int8(VERSION);
        to.bytes(text, start, end - start);
        return true;
    }
}
