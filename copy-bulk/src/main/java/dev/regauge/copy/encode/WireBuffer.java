package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.BadCharacters;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes in network order, growing as they are written, used again for the next rows. Not safe for use by several threads.
 */
public final class WireBuffer {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    /** Up to here three bytes a character are reserved without looking. */
    private static final int SHORT_TEXT = 4096;

    /** What the server's allocator gives for one value (MaxAllocSize), less the header of a value. */
    static final int LARGEST_VALUE = 0x3FFFFFFF - 8;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    /** An empty one; it grows beyond {@code capacity} bytes where it must. */
    public WireBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    private static VarHandle view(Class<?> of) {
        return MethodHandles.byteArrayViewVarHandle(of, ByteOrder.BIG_ENDIAN);
    }

    /** How many bytes have been written. */
    public int size() {
        return size;
    }

    /** The array the bytes are in, from its start: the buffer's own until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** Takes back all that was written behind {@code size}. */
    public void truncate(int toSize) {
        size = toSize;
    }

    /** Appends one byte, the lowest of the value. */
    public void int8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Appends two bytes, the lower ones of the value. */
    public void int16(int value) {
        reserve(2);
        SHORTS.set(bytes, size, (short) value);
        size += 2;
    }

    /** Appends four bytes. */
    public void int32(int value) {
        reserve(4);
        INTS.set(bytes, size, value);
        size += 4;
    }

    /** Appends eight bytes. */
    public void int64(long value) {
        reserve(8);
        LONGS.set(bytes, size, value);
        size += 8;
    }

    /** Appends part of an array. */
    public void bytes(byte[] from, int offset, int length) {
        reserve(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Appends what remains in a buffer, whose position stays. */
    public void bytes(ByteBuffer from) {
        int length = from.remaining();
        reserve(length);
        from.get(from.position(), bytes, size, length);
        size += length;
    }

    /**
     * Appends text as UTF-8, without a length.
     *
     * @param policies what to do with NUL and with halves of surrogate pairs
     * @throws Refusal when the text holds one of them and the policy is to refuse, or is longer than a value can be
     */
    public void utf8(String text, Policies policies) {
        reserve(bound(text));
        int next = ascii(text);
        if (next < text.length()) {
            anyCharacters(text, next, policies);
        }
    }

    /** Appends the ASCII at its start, four characters at a time, and says where something else begins, NUL for one. */
    private int ascii(String text) {
        byte[] to = bytes;
        int at = size;
        int next = 0;
        for (int last = text.length() - 4; next <= last; next += 4) {
            int a = text.charAt(next);
            int b = text.charAt(next + 1);
            int c = text.charAt(next + 2);
            int d = text.charAt(next + 3);
            // NUL less one borrows from the bits above the lowest seven.
            if (((a | b | c | d | (a - 1) | (b - 1) | (c - 1) | (d - 1)) & ~0x7F) != 0) {
                break;
            }
            INTS.set(to, at, (a << 24) | (b << 16) | (c << 8) | d);
            at += 4;
        }
        for (; next < text.length(); next++) {
            char character = text.charAt(next);
            if (character == 0 || character > 0x7F) {
                break;
            }
            to[at++] = (byte) character;
        }
        size = at;
        return next;
    }

    /** At least as many bytes as the text can take: exact for a long one, quick for a short one. */
    private static int bound(String text) {
        int length = text.length();
        if (length <= SHORT_TEXT) {
            return 3 * length;
        }
        long bound = length;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character >= 0x800) {
                bound += 2;
            } else if (character >= 0x80 || character == 0) {
                bound += character == 0 ? 2 : 1;
            }
        }
        if (bound > LARGEST_VALUE) {
            throw Refusal.tooLarge(text);
        }
        return (int) bound;
    }

    /** The room is there. */
    private void anyCharacters(String text, int from, Policies policies) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char character = text.charAt(i);
            if (character == 0) {
                badCharacter(text, i, "the character NUL, which PostgreSQL has not", policies.nul());
            } else if (!Character.isSurrogate(character)) {
                oneCharacter(character);
            } else if (i + 1 < length && Character.isSurrogatePair(character, text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(character, text.charAt(++i)));
            } else {
                badCharacter(text, i, "half of a surrogate pair, which UTF-8 has not", policies.surrogates());
            }
        }
    }

    private void oneCharacter(char character) {
        if (character < 0x80) {
            bytes[size++] = (byte) character;
        } else if (character < 0x800) {
            bytes[size++] = (byte) (0xC0 | (character >> 6));
            continuation(character);
        } else {
            bytes[size++] = (byte) (0xE0 | (character >> 12));
            continuation(character >> 6);
            continuation(character);
        }
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void badCharacter(String text, int at, String what, BadCharacters rule) {
        switch (rule) {
            case REFUSE -> throw Refusal.badCharacter(text, at, what);
            case STRIP -> {}
            case REPLACE -> oneCharacter('\uFFFD');
        }
    }

    /** Appends the length that a value has when it is known; to be followed by as many bytes. */
    public void length(int length) {
        int32(length);
    }

    /** Appends what stands for NULL in place of a length and a value. */
    public void nullValue() {
        int32(-1);
    }

    /** Leaves room for the length of a value that follows. @return what {@link #end} takes */
    public int begin() {
        int32(0);
        return size;
    }

    /** Writes the length of what was written since {@link #begin}. */
    public void end(int begun) {
        INTS.set(bytes, begun - 4, size - begun);
    }

    /** Overwrites four bytes that were written before. */
    public void patchInt32(int at, int value) {
        INTS.set(bytes, at, value);
    }

    /** Four bytes that were written before. */
    int int32At(int at) {
        return (int) INTS.get(bytes, at);
    }

    /** Overwrites two bytes, with the lower ones of the value. */
    public void patchInt16(int at, int value) {
        SHORTS.set(bytes, at, (short) value);
    }

    /** Leaves room for bytes that are patched in later. @return where it begins */
    public int skip(int length) {
        reserve(length);
        size += length;
        return size - length;
    }

    /** Makes room, so that {@code more} bytes can be written without growing. */
    public void reserve(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > LARGEST_ARRAY) {
            throw new Refusal("row", "larger than 2 GB with those it waits with", "store large values in parts");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(LARGEST_ARRAY, bytes.length * 2L)));
    }
}
