package dev.regauge.load.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for bytes eight at a time. The words are little-endian, so that the first byte is the lowest. */
final class Scan {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Scan() {}

    static long each(byte value) {
        return (value & 0xFFL) * ONES;
    }

    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The lowest bit that is set is that of the first byte of {@code word} that is {@code each}'s; none where none is. */
    static long hits(long word, long each) {
        long difference = word ^ each;
        return (difference - ONES) & ~difference & HIGHS;
    }

    /** Which byte the lowest bit is of. */
    static int first(long hits) {
        return Long.numberOfTrailingZeros(hits) >>> 3;
    }

    /** Where the byte is next; {@code to} where it is not. */
    static int indexOf(byte[] bytes, int from, int to, byte value) {
        long each = each(value);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long hits = hits(word(bytes, at), each);
            if (hits != 0) {
                return at + first(hits);
            }
        }
        while (at < to && bytes[at] != value) {
            at++;
        }
        return at;
    }
}
