package dev.regauge.copy.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes in network order, growing as they are written, used again for the next rows. Not safe for use by several threads.
 */
public final class WireBuffer {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

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

    /** Makes room, so that {@code more} bytes can be written without growing. */
    public void reserve(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        int needed = Math.addExact(size, more);
        bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
    }
}
