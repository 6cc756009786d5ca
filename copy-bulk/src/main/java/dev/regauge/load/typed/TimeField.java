package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code time}. To the digits of the column the server rounds itself, in either form. */
final class TimeField extends TypedField {

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        long micros = Iso.time(text, start, end);
        to.length(8);
        to.int64(micros);
        return micros != Iso.NONE;
    }
}
