package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.postgresql.replication.LogSequenceNumber;

/** {@code xid8} and {@code pg_lsn}: whole numbers of eight bytes without a sign. */
final class UnsignedEncoder extends Encoder {

    private static final String RANGE = "whole numbers from 0 to 18446744073709551615";

    private static final BigDecimal BEYOND_LONG = new BigDecimal(BigInteger.ONE.shiftLeft(63));
    private static final BigDecimal END = new BigDecimal(BigInteger.ONE.shiftLeft(64));

    private final PgType type;

    UnsignedEncoder(PgType type) {
        this.type = type;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof LogSequenceNumber position && type.name().equals("pg_lsn")) {
            write(position.asLong(), to);
        } else if (value instanceof BigInteger number && number.signum() >= 0 && number.bitLength() <= Long.SIZE) {
            write(number.longValue(), to);
        } else if (value instanceof BigDecimal number && isLarge(number)) {
            write(number.longValue(), to);
        } else {
            long number = Whole.exactly(value, type, RANGE);
            if (number < 0) {
                throw Refusal.range(type, value, RANGE);
            }
            write(number, to);
        }
    }

    /** Whether a long does not hold it, and its eight bytes do. */
    private static boolean isLarge(BigDecimal number) {
        return number.compareTo(BEYOND_LONG) >= 0
                && number.compareTo(END) < 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static void write(long bits, WireBuffer to) {
        to.length(8);
        to.int64(bits);
    }
}
