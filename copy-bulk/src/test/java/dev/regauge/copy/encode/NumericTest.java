package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumericTest {

    private static final Policies ROUNDING = Policies.STRICT.withDecimals(RoundingMode.HALF_UP);

    @Test
    void decimalsKeepTheirScale() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            for (String number : new String[] {
                "0",
                "0.0",
                "0.00",
                "0.0000",
                "0.00000",
                "1",
                "-1",
                "1.50",
                "1.5",
                "0.1",
                "0.01",
                "0.001",
                "0.0001",
                "0.00001",
                "-0.00001",
                "9999",
                "10000",
                "10001",
                "99999999",
                "100000000",
                "1000000000000",
                "12345.6789",
                "1234567890123456.78",
                "123456789012345678",
                "-123456789012345678",
                "999999999999999999",
                "1234567890123456789",
                "12345678901234567890.12345678901234567890",
                "1e5",
                "1E+4",
                "1E-4",
                "12E+3",
                "1E+131071",
                "1E-16383",
                "-1E-16383",
                "0E+5",
                "0E-16383",
                "1E-400",
                "1.000000000000000000000000000"
            }) {
                column.same(new BigDecimal(number), number);
            }
        }
    }

    @Test
    void groupsAreAlignedAtEveryScale() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            Random random = new Random(6);
            for (int i = 0; i < (Boolean.getBoolean("regauge.long") ? 1000 : 60); i++) {
                BigDecimal number = new BigDecimal(new BigInteger(1 + random.nextInt(130), random), i % 60 - 20);
                column.same(i % 2 == 0 ? number : number.negate(), (i % 2 == 0 ? number : number.negate()).toString());
            }
        }
    }

    @Test
    void theLimitsAreThoseOfTheServer() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            String largest = "9".repeat(131_072) + "." + "9".repeat(16_383);
            column.same(new BigDecimal(largest), largest).same(new BigDecimal("-1E+131071"), "-1E+131071");
            column.refuses(new BigDecimal("1E+131072"), "up to 131072 digits");
            column.refuses(new BigDecimal("1E-16384"), "scale 16383");
            column.refuses(new BigDecimal("1E-2000000000"), "scale").refuses(new BigDecimal("1E+2000000000"), "digits");
            column.same(new BigDecimal("1.0").setScale(20_000), "1." + "0".repeat(16_383));
        }
    }

    @Test
    void wholeNumbersOfEveryClassAreTaken() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(0, "0")
                    .same(-1, "-1")
                    .same(Integer.MIN_VALUE, "-2147483648")
                    .same((byte) 1, "1");
            column.same(Long.MIN_VALUE, "-9223372036854775808").same(Long.MAX_VALUE, "9223372036854775807");
            column.same(9007199254740993L, "9007199254740993").same((short) -5, "-5");
            column.same(BigInteger.TEN.pow(50), BigInteger.TEN.pow(50) + "");
        }
    }

    @Test
    void floatingPointNumbersBecomeTheirShortestDecimal() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(0.1, "0.1")
                    .same(0.1f, "0.1")
                    .same(-0.0, "0")
                    .same(5.0, "5")
                    .same(1.5e300, "15e299");
            column.same(1e10, "10000000000").same(1e22, "1e22").same(Double.MIN_VALUE, "4.9e-324");
            column.same(9007199254740992.0, "9007199254740992")
                    .same(16777216f, "16777216")
                    .same(3.4e38f, "34e37");
            column.same(123456789.125, "123456789.125").same(1e-7, "0.00000010").same(0.3f, "0.3");
        }
    }

    @Test
    void whatIsNoNumberAndInfinitiesAreKept() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(Double.NaN, "NaN")
                    .same(Float.NaN, "NaN")
                    .same(1.0 / 0, "Infinity")
                    .same(-1.0 / 0, "-Infinity");
            column.same(Float.NEGATIVE_INFINITY, "-Infinity");
        }
        try (Stored column = Stored.on("numeric(12,2)")) {
            column.same(Double.NaN, "NaN").refuses(1.0 / 0, "has no infinity").refuses(-1f / 0, "has no infinity");
        }
    }

    @Test
    void aScaleIsNotExceededSilently() throws Exception {
        try (Stored column = Stored.on("numeric(12,2)")) {
            column.same(new BigDecimal("1.5"), "1.5")
                    .same(new BigDecimal("1.500000"), "1.5")
                    .same(7, "7")
                    .same(0.25, "0.25");
            column.same(new BigDecimal("9999999999.99"), "9999999999.99").same(9999999999L, "9999999999");
            column.refuses(new BigDecimal("1.005"), "scale 2")
                    .refuses(0.1 + 0.2, "round it")
                    .refuses(0.125f, "scale 2");
            column.refuses(new BigDecimal("10000000000"), "up to 10 digits").refuses(10000000000L, "up to 10 digits");
            column.refuses(-10000000000L, "outside of what numeric holds")
                    .refuses(Long.MIN_VALUE, "digits")
                    .refuses(1e10, "digits")
                    .refuses(1e300, "digits");
            column.refuses("1.5", "new BigDecimal(text)").refuses(true, "does not take");
            column.same(new BigDecimal("0E-2000000000"), "0").same(new BigDecimal("0E+2000000000"), "0");
        }
    }

    @Test
    void aNamedRoundingModeRounds() throws Exception {
        try (Stored column = Stored.on("numeric(5,2)").with(ROUNDING)) {
            column.same(new BigDecimal("1.005"), "1.01")
                    .same(new BigDecimal("-1.005"), "-1.01")
                    .same(0.1 + 0.2, "0.30");
            column.same(new BigDecimal("1E-2000000000"), "0")
                    .same(new BigDecimal("0.004999999999999999999999999"), "0");
            column.same(new BigDecimal("999.994"), "999.99").refuses(new BigDecimal("999.995"), "up to 3 digits");
            column.with(Policies.STRICT.withDecimals(RoundingMode.CEILING))
                    .same(new BigDecimal("1E-2000000000"), "0.01");
        }
    }

    @Test
    void scalesMayBeNegativeOrLargerThanThePrecision() throws Exception {
        try (Stored column = Stored.on("numeric(3,-2)")) {
            column.same(new BigDecimal("12300"), "12300")
                    .same(99900, "99900")
                    .same(0, "0")
                    .same(100L, "100");
            column.refuses(50, "scale -2").refuses(100000, "digits").refuses(new BigDecimal("0.5"), "scale -2");
        }
        try (Stored column = Stored.on("numeric(3,5)")) {
            column.same(new BigDecimal("0.00999"), "0.00999").same(0, "0").same(new BigDecimal("0.000010"), "0.00001");
            column.refuses(new BigDecimal("0.01"), "digits")
                    .refuses(1, "digits")
                    .refuses(new BigDecimal("1E-6"), "scale 5");
        }
        try (Stored column = Stored.on("numeric(1000,1000)")) {
            column.same(new BigDecimal("1E-1000"), "1E-1000")
                    .refuses(1, "digits")
                    .refuses(new BigDecimal("1E-1001"), "scale");
        }
        try (Stored column = Stored.on("numeric(1000,-1000)")) {
            column.same(new BigDecimal("1E+1999"), "1E+1999").refuses(new BigDecimal("1E+2000"), "digits");
        }
    }

    @Test
    void moneyIsCountedInItsSmallestUnit() throws Exception {
        try (Stored column = Stored.on("money")) {
            column.same(new BigDecimal("1.5"), "1.50")
                    .same(new BigDecimal("-0.01"), "-0.01")
                    .same(12, "12")
                    .same(0L, "0");
            column.same(new BigDecimal("92233720368547758.07"), "92233720368547758.07")
                    .same(BigInteger.TEN, "10");
            column.same(new BigDecimal("-92233720368547758.08"), "-92233720368547758.08")
                    .same(new BigDecimal("1E+3"), "1000");
            column.refuses(new BigDecimal("92233720368547758.08"), "money").refuses(Long.MAX_VALUE, "money");
            column.refuses(new BigDecimal("0.005"), "scale 2")
                    .refuses(1.5, "BigDecimal")
                    .refuses("1", "does not take");
            column.refuses(new BigDecimal("1E+2000000000"), "money").refuses(new BigDecimal("1E-2000000000"), "scale");
            column.with(ROUNDING).same(new BigDecimal("0.005"), "0.01");
            column.with(new Server(17, 0)).as(new BigDecimal("5"), "$0.05");
        }
    }
}
