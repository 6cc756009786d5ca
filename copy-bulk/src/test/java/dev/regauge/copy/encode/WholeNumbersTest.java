package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class WholeNumbersTest {

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    @Test
    void smallintHoldsItsRangeAndNoMore() throws Exception {
        try (Stored column = Stored.on("smallint")) {
            column.same((short) 0, "0").same(Short.MIN_VALUE, "-32768").same(Short.MAX_VALUE, "32767");
            column.same((byte) -128, "-128")
                    .same(-1, "-1")
                    .same(32767L, "32767")
                    .same(5.0, "5");
            column.refuses(32768, "from -32768 to 32767")
                    .refuses(-32769L, "smallint")
                    .refuses(1e5, "smallint");
        }
    }

    @Test
    void integerHoldsItsRangeAndNoMore() throws Exception {
        try (Stored column = Stored.on("integer")) {
            column.same(0, "0").same(Integer.MIN_VALUE, "-2147483648").same(Integer.MAX_VALUE, "2147483647");
            column.same((byte) 1, "1").same((short) -2, "-2").same(3L, "3");
            column.refuses(2147483648L, "from -2147483648 to 2147483647").refuses(Long.MIN_VALUE, "integer");
        }
    }

    @Test
    void bigintHoldsItsRangeAndNoMore() throws Exception {
        try (Stored column = Stored.on("bigint")) {
            column.same(Long.MIN_VALUE, "-9223372036854775808").same(Long.MAX_VALUE, "9223372036854775807");
            column.same(9007199254740993L, "9007199254740993").same(-7, "-7");
            column.same(BigInteger.valueOf(Long.MAX_VALUE), "9223372036854775807");
            column.refuses(BigInteger.ONE.shiftLeft(63), "bigint");
            column.refuses(0x1p63, "bigint").same(-0x1p63, "-9223372036854775808");
        }
    }

    @Test
    void numbersOfOtherClassesAreTakenWhenTheyAreWhole() throws Exception {
        try (Stored column = Stored.on("bigint")) {
            column.same(new BigDecimal("12.000"), "12").same(new BigDecimal("1.2E+3"), "1200");
            column.same(4f, "4").same(-4.0, "-4").same(-0.0, "0");
            column.refuses(new BigDecimal("12.001"), "whole numbers").refuses(1.5, "whole numbers");
            column.refuses(1.5f, "whole numbers")
                    .refuses(Double.NaN, "whole")
                    .refuses(Double.POSITIVE_INFINITY, "whole");
            column.refuses(new BigDecimal("1E+2000000000"), "whole").refuses(new BigDecimal("1E-2000000000"), "whole");
        }
    }

    @Test
    void otherClassesAreRefused() throws Exception {
        try (Stored column = Stored.on("bigint")) {
            column.refuses("12", "hand in a Long")
                    .refuses(true, "does not take")
                    .refuses('1', "does not take");
            column.refuses(java.time.Instant.EPOCH, "does not take")
                    .refuses(java.nio.CharBuffer.wrap("1"), "does not take");
            column.refuses(new java.util.concurrent.atomic.AtomicLong(1), "does not take");
        }
    }

    @Test
    void identifiersOfTheServerHaveNoSign() throws Exception {
        for (String type : new String[] {"oid", "xid", "cid"}) {
            try (Stored column = Stored.on(type)) {
                column.same(0, "0").same(4294967295L, "4294967295").same(2147483648L, "2147483648");
                column.refuses(-1, "from 0 to 4294967295").refuses(4294967296L, type);
            }
        }
    }

    @Test
    void wideIdentifiersHaveNoSignEither() throws Exception {
        try (Stored column = Stored.on("xid8")) {
            column.same(0, "0").same(Long.MAX_VALUE, "9223372036854775807");
            column.same(TWO_TO_64.subtract(BigInteger.ONE), "18446744073709551615");
            column.same(new BigDecimal("18446744073709551615.0"), "18446744073709551615")
                    .same(new BigDecimal("9223372036854775808"), "9223372036854775808")
                    .refuses(new BigDecimal("9223372036854775808.5"), "xid8")
                    .refuses(new BigDecimal(TWO_TO_64), "xid8")
                    .refuses(new BigDecimal("1E+2000000000"), "xid8");
            column.refuses(TWO_TO_64, "xid8").refuses(-1L, "xid8").refuses(BigInteger.ONE.negate(), "xid8");
            column.refuses(LogSequenceNumber.valueOf(1), "does not take");
        }
    }

    @Test
    void positionsOfTheLogAreTaken() throws Exception {
        try (Stored column = Stored.on("pg_lsn")) {
            column.same(LogSequenceNumber.valueOf("16/B374D848"), "16/B374D848").same(0L, "0/0");
            column.same(LogSequenceNumber.valueOf("FFFFFFFF/FFFFFFFF"), "FFFFFFFF/FFFFFFFF");
            column.refuses("16/B374D848", "does not take").refuses(-1, "pg_lsn");
        }
    }

    @Test
    void booleansAreBooleansOnly() throws Exception {
        try (Stored column = Stored.on("boolean")) {
            column.same(true, "t").same(false, "f");
            column.refuses(1, "hand in a Boolean")
                    .refuses("true", "Boolean")
                    .refuses(1L, "Boolean")
                    .refuses(1.0, "Boolean");
        }
        try (Stored column = Stored.on("integer")) {
            column.refuses(true, "does not take");
        }
    }
}
