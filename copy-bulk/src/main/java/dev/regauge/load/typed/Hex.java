package dev.regauge.load.typed;

import java.util.Arrays;

/** Hexadecimal digits in either case. */
final class Hex {

    private static final byte[] VALUES = values();

    private Hex() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            values[Character.forDigit(digit, 16)] = (byte) digit;
            values[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
        }
        return values;
    }

    /** Two digits; negative where one of them is none. */
    static int pair(byte[] text, int at) {
        int high = VALUES[text[at] & 0xFF];
        int low = VALUES[text[at + 1] & 0xFF];
        return (high << 4) | low; // -1 keeps all bits set, whatever it is combined with
    }
}
