package dev.regauge.copy.encode;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Strings of bits, from the left: a String of {@code 0} and {@code 1}, a {@code boolean[]}, a Boolean for a single one, a
 * BitSet where the column says how many there are.
 */
final class BitEncoder extends Encoder {

    private final PgType type;
    private final boolean fixed;
    private final int length;

    /** @param length as the modifier has it; below 1 for any */
    BitEncoder(PgType type, boolean fixed, int length) {
        this.type = type;
        this.fixed = fixed;
        this.length = length;
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return arrayOrCollection instanceof boolean[];
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof String text) {
            bits(value, text.length(), i -> bit(text, i), to);
        } else if (value instanceof boolean[] bits) {
            bits(value, bits.length, i -> bits[i], to);
        } else if (value instanceof Boolean bit) {
            bits(value, 1, i -> bit, to);
        } else if (value instanceof BitSet set && fixed && length > 0) {
            bits(value, Math.max(length, set.length()), set::get, to);
        } else {
            throw Refusal.kind(
                    type, value, "a String of 0 and 1 or a boolean[]; a BitSet has no length and is for bit(n) only");
        }
    }

    private void bits(Object value, int count, IntPredicate bit, WireBuffer to) {
        if (length > 0 && (fixed ? count != length : count > length)) {
            throw new Refusal(
                    Kind.of(value),
                    count + " bits, and " + type.sql() + "(" + length + ") holds " + (fixed ? "just " : "up to ")
                            + length,
                    "hand in that many bits or change the column");
        }
        int begun = to.begin();
        to.int32(count);
        for (int i = 0; i < count; i += Byte.SIZE) {
            to.int8(octet(i, Math.min(count, i + Byte.SIZE), bit));
        }
        to.end(begun);
    }

    private static int octet(int from, int until, IntPredicate bit) {
        int octet = 0;
        for (int i = from; i < until; i++) {
            octet |= bit.test(i) ? 0x80 >> (i - from) : 0;
        }
        return octet;
    }

    private boolean bit(String text, int i) {
        char character = text.charAt(i);
        if (character != '0' && character != '1') {
            throw new Refusal(
                    Kind.of(text), "character " + (i + 1) + " is no bit, for " + type.sql(), "use only 0 and 1");
        }
        return character == '1';
    }
}
