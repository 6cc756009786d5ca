package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code date}. */
final class DateField extends TypedField {

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int day = end - start == Iso.DATE_LENGTH ? Iso.day(text, start) : Iso.NONE;
        to.length(4);
        to.int32(day);
        return day != Iso.NONE;
    }
}
