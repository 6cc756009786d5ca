package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code "char"}: one byte. Its binary form takes any; only ASCII is text in every encoding. */
final class CharField extends TypedField {

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        if (end - start != 1 || text[start] <= 0) {
            return false;
        }
        to.length(1);
        to.int8(text[start]);
        return true;
    }
}
