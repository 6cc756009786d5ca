package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RealNumbersTest {

    @Test
    void doublePrecisionIsStoredToTheBit() throws Exception {
        try (Stored column = Stored.on("double precision")) {
            for (double value : new double[] {
                0,
                -0.0,
                0.1,
                1.5,
                -1e-7,
                Math.PI,
                9007199254740992.0,
                Double.MIN_VALUE,
                -Double.MIN_NORMAL,
                Double.MAX_VALUE
            }) {
                column.same(value, Double.toString(value));
            }
            column.same(Double.NaN, "NaN").same(Double.POSITIVE_INFINITY, "Infinity");
            column.same(Double.NEGATIVE_INFINITY, "-Infinity");
            column.same(Double.longBitsToDouble(0x7ff8_dead_beef_0001L), "NaN");
        }
    }

    @Test
    void doublePrecisionTakesOtherNumbersThatItHoldsExactly() throws Exception {
        try (Stored column = Stored.on("double precision")) {
            column.same(0.1f, "0.10000000149011612")
                    .same(7, "7")
                    .same((short) 7, "7")
                    .same(1L << 62, "4611686018427387904");
            column.same(9007199254740992L, "9007199254740992").same(Long.MIN_VALUE, "-9223372036854775808");
            column.same(new BigDecimal("0.5"), "0.5")
                    .same(BigInteger.ONE.shiftLeft(1000), BigInteger.TWO.pow(1000) + "");
        }
    }

    @Test
    void doublePrecisionRefusesWhatItWouldRound() throws Exception {
        try (Stored column = Stored.on("double precision")) {
            column.refuses(9007199254740993L, "exactly").refuses(Long.MAX_VALUE, "exactly");
            column.refuses(new BigDecimal("0.1"), "hand in a Double").refuses(BigInteger.TEN.pow(400), "exactly");
            column.refuses(BigInteger.TWO.pow(53).add(BigInteger.ONE), "exactly");
            column.refuses(new BigDecimal("1E-400"), "exactly").refuses(new BigDecimal("1E+400000000"), "exactly");
            column.refuses("1.5", "does not take").refuses(true, "does not take");
        }
    }

    @Test
    void realIsStoredToTheBit() throws Exception {
        try (Stored column = Stored.on("real")) {
            for (float value : new float[] {0, -0f, 0.1f, 1.5f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE}) {
                column.same(value, Float.toString(value));
            }
            column.same(Float.NaN, "NaN")
                    .same(Float.POSITIVE_INFINITY, "Infinity")
                    .same(-1f / 0, "-Infinity");
            column.same(Float.intBitsToFloat(0x7fc0_1234), "NaN");
        }
    }

    @Test
    void realTakesOtherNumbersThatItHoldsExactly() throws Exception {
        try (Stored column = Stored.on("real")) {
            column.same(0.5, "0.5").same(-0.0, "-0").same(Double.NaN, "NaN").same(1.0 / 0, "Infinity");
            column.same(16777216, "16777216").same(1L << 40, "1099511627776").same(new BigDecimal("0.25"), "0.25");
            column.refuses(0.1, "hand in a Float").refuses(16777217, "exactly").refuses(16777217L, "exactly");
            column.refuses(1e300, "exactly").refuses(1e-300, "exactly").refuses(Long.MAX_VALUE, "exactly");
        }
    }
}
