package dev.regauge.bench.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The floor: values in the format of a binary COPY, written by hand for columns that are known, into an array that is used
 * again. It checks nothing, so it is no way to store anything but what is measured here.
 */
final class RowBytes {

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long POSTGRES_EPOCH = 946_684_800L;
    private static final int HUNDREDTHS = 100;
    private static final int BASE = 10_000;

    final byte[] array;
    int size;

    RowBytes(int capacity) {
        array = new byte[capacity];
    }

    void header() {
        System.arraycopy(HEADER, 0, array, size, HEADER.length);
        size += HEADER.length;
    }

    /** How many columns follow, or -1 behind the last row. */
    void columns(int count) {
        SHORTS.set(array, size, (short) count);
        size += 2;
    }

    void int4(int value) {
        INTS.set(array, size, 4);
        INTS.set(array, size + 4, value);
        size += 8;
    }

    void int8(long value) {
        INTS.set(array, size, 8);
        LONGS.set(array, size + 4, value);
        size += 12;
    }

    void bool(boolean value) {
        INTS.set(array, size, 1);
        array[size + 4] = (byte) (value ? 1 : 0);
        size += 5;
    }

    void timestamptz(OffsetDateTime value) {
        int8((value.toEpochSecond() - POSTGRES_EPOCH) * 1_000_000 + value.getNano() / 1_000);
    }

    void text(@Nullable String value) {
        if (value == null) {
            INTS.set(array, size, -1);
            size += 4;
        } else {
            int start = size;
            size += 4;
            characters(value);
            INTS.set(array, start, size - start - 4);
        }
    }

    void jsonb(String value) {
        int start = size;
        array[start + 4] = 1;
        size += 5;
        characters(value);
        INTS.set(array, start, size - start - 4);
    }

    private void characters(String value) {
        int at = size;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character >= 0x80) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, array, size, bytes.length);
                size += bytes.length;
                return;
            }
            array[at++] = (byte) character;
        }
        size = at;
    }

    /** A number not below zero with two places, of at most twelve digits. */
    void numeric(BigDecimal value) {
        long hundredths = value.scaleByPowerOfTen(2).longValue();
        long whole = hundredths / HUNDREDTHS;
        int part = (int) (hundredths % HUNDREDTHS) * HUNDREDTHS;
        int start = size;
        size += 12;
        int weight = digits(whole);
        if (part != 0) {
            digit(part);
        } else {
            dropZeros(start + 12);
        }
        int count = (size - start - 12) / 2;
        INTS.set(array, start, size - start - 4);
        SHORTS.set(array, start + 4, (short) count);
        SHORTS.set(array, start + 6, (short) (count == 0 ? 0 : weight));
        SHORTS.set(array, start + 8, (short) 0);
        SHORTS.set(array, start + 10, (short) 2);
    }

    /** Answers the weight of the first. */
    private int digits(long whole) {
        if (whole >= (long) BASE * BASE) {
            digit((int) (whole / BASE / BASE));
            digit((int) (whole / BASE % BASE));
            digit((int) (whole % BASE));
            return 2;
        }
        if (whole >= BASE) {
            digit((int) (whole / BASE));
            digit((int) (whole % BASE));
            return 1;
        }
        if (whole > 0) {
            digit((int) whole);
            return 0;
        }
        return -1;
    }

    private void digit(int value) {
        SHORTS.set(array, size, (short) value);
        size += 2;
    }

    private void dropZeros(int first) {
        while (size > first && array[size - 1] == 0 && array[size - 2] == 0) {
            size -= 2;
        }
    }
}
