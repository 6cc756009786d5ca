package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What PgBulkInsert 8.1.5 stores otherwise than it was given, each measured on it: here it is stored exactly or refused. */
class PgBulkInsertDefectsTest {

    /** It stores 1499-12-23, 1582-09-24 and 0001-01-03. */
    @Test
    void oldDatesKeepTheirDay() throws Exception {
        try (Stored column = Stored.on("date")) {
            column.same(LocalDate.of(1500, 1, 1), "1500-01-01").same(LocalDate.of(1582, 10, 4), "1582-10-04");
            column.same(LocalDate.of(1, 1, 1), "0001-01-01");
        }
    }

    /** It goes through double: ...992. */
    @Test
    void aLongIntoNumericKeepsItsLastDigit() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(9007199254740993L, "9007199254740993");
        }
    }

    /** It stores 0.10000000149011612. */
    @Test
    void aFloatIntoNumericIsItsShortestDecimal() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(0.1f, "0.1");
        }
    }

    /** It throws NumberFormatException. */
    @Test
    void whatIsNotANumberIsStoredAsThat() throws Exception {
        try (Stored column = Stored.on("numeric")) {
            column.same(Double.NaN, "NaN");
        }
    }

    /** It stores 4609434218613702656. */
    @Test
    void aDoubleIntoBigintIsRefusedUnlessWhole() throws Exception {
        try (Stored column = Stored.on("bigint")) {
            column.refuses(1.5, "it has a fraction, and bigint holds whole numbers")
                    .same(2.0, "2");
        }
    }

    /** It stores 1069547520. */
    @Test
    void aFloatIntoIntegerIsRefusedUnlessWhole() throws Exception {
        try (Stored column = Stored.on("integer")) {
            column.refuses(1.5f, "it has a fraction, and integer holds whole numbers")
                    .same(2f, "2");
        }
    }

    /** It stores 2000-01-01 00:00:00.000005. */
    @Test
    void aNumberIsNoMoment() throws Exception {
        try (Stored column = Stored.on("timestamptz")) {
            column.refuses(5L, "hand in an Instant");
        }
    }

    /** The server answers "insufficient data left in message". */
    @Test
    void anIntIsWidenedToBigint() throws Exception {
        try (Stored column = Stored.on("bigint")) {
            column.same(5, "5");
        }
    }

    /** It stores a question mark. */
    @Test
    void halfOfASurrogatePairIsRefused() throws Exception {
        try (Stored column = Stored.on("text")) {
            column.refuses("half\ud800", "half of a surrogate pair");
        }
    }

    /** The server refuses it after all before it was sent. */
    @Test
    void theCharacterNulIsRefusedBeforeItIsSent() throws Exception {
        try (Stored column = Stored.on("text")) {
            column.refuses("nul\0", "NUL");
        }
    }

    /** It truncates. */
    @Test
    void nanosecondsAreRoundedAsTheServerDoes() throws Exception {
        try (Stored column = Stored.on("timestamp")) {
            LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0, 0, 999_999_999);
            column.same(time, "2024-01-01 00:00:00.999999999").same(time, "2024-01-01 00:00:01");
        }
    }

    /** It overflows. */
    @Test
    void theLastDaysOfJavaAreInfinite() throws Exception {
        try (Stored column = Stored.on("date")) {
            column.same(LocalDate.MAX, "infinity").same(LocalDate.MIN, "-infinity");
        }
        try (Stored column = Stored.on("timestamptz")) {
            column.same(Instant.MAX, "infinity").refuses(Instant.MAX.minusSeconds(1), "outside");
        }
    }

    /** It leaves that to the server, which rounds silently. */
    @Test
    void digitsBeyondTheScaleAreRefused() throws Exception {
        try (Stored column = Stored.on("numeric(12,2)")) {
            column.refuses(new BigDecimal("0.125"), "scale 2");
        }
    }
}
