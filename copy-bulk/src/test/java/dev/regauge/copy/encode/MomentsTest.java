package dev.regauge.copy.encode;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;

/** Which kind of time goes into which type, and what becomes of the old classes. */
@SuppressWarnings("JavaUtilDate") // callers have them
class MomentsTest {

    @Test
    void datesAreNotMadeOfMoments() throws Exception {
        try (Stored column = Stored.on("date")) {
            column.refuses(Instant.EPOCH, "in the zone that you mean")
                    .refuses(LocalDateTime.of(2000, 1, 1, 0, 0), "LocalDate");
            column.refuses(new java.util.Date(0), "LocalDate").refuses(new Timestamp(0), "LocalDate");
            column.refuses("2000-01-01", "LocalDate")
                    .refuses(OffsetDateTime.MAX, "LocalDate")
                    .refuses(1, "does not take");
        }
    }

    @Test
    void aMomentNeedsAZoneAndALocalTimeHasNone() throws Exception {
        try (Stored column = Stored.on("timestamptz")) {
            column.refuses(LocalDateTime.of(2000, 1, 1, 0, 0), "needs a zone").refuses(LocalDate.EPOCH, "needs a zone");
            column.refuses(5L, "does not take")
                    .refuses("2000-01-01", "does not take")
                    .refuses(new java.sql.Date(0), "zone");
            column.refuses(new java.sql.Time(0), "zone");
        }
        try (Stored column = Stored.on("timestamp")) {
            column.refuses(Instant.EPOCH, "in the zone that you mean")
                    .refuses(OffsetDateTime.now(ZoneOffset.UTC), "LocalDateTime");
            column.refuses(ZonedDateTime.now(ZoneOffset.UTC), "LocalDateTime")
                    .refuses(new java.util.Date(0), "LocalDateTime");
            column.refuses(new java.sql.Date(0), "LocalDateTime");
        }
    }

    @Test
    void sqlDatesAreTakenFromTheGregorianCalendarOn() throws Exception {
        try (Stored column = Stored.on("date")) {
            column.same(java.sql.Date.valueOf("1582-10-15"), "1582-10-15")
                    .same(java.sql.Date.valueOf("2024-02-29"), "2024-02-29");
            column.same(new java.sql.Date(PGStatement.DATE_POSITIVE_INFINITY), "infinity");
            column.same(new java.sql.Date(PGStatement.DATE_NEGATIVE_INFINITY), "-infinity");
            column.refuses(java.sql.Date.valueOf("1582-10-04"), "Julian")
                    .refuses(java.sql.Date.valueOf("0001-01-01"), "Julian");
            column.refuses(new java.sql.Date(-200_000_000_000_000L), "Julian")
                    .refuses(new java.sql.Date(Long.MIN_VALUE), "Julian");
            column.refuses(new java.sql.Date(Long.MAX_VALUE), "5874897");
        }
    }

    @Test
    void timestampsOfSqlAreTakenFromTheGregorianCalendarOn() throws Exception {
        Timestamp old = Timestamp.valueOf("1582-10-15 00:00:00");
        Timestamp fine = Timestamp.valueOf("1960-02-29 12:34:56.123456");
        try (Stored column = Stored.on("timestamp")) {
            column.same(old, "1582-10-15").same(fine, "1960-02-29 12:34:56.123456");
            column.same(new Timestamp(PGStatement.DATE_POSITIVE_INFINITY), "infinity");
            column.refuses(new Timestamp(old.getTime() - 1), "Julian").refuses(new Timestamp(Long.MIN_VALUE), "Julian");
            column.refuses(new Timestamp(-200_000_000_000_000L), "Julian")
                    .refuses(new Timestamp(Long.MAX_VALUE), "294276");
        }
        try (Stored column = Stored.on("timestamptz")) {
            column.same(fine, fine.toInstant().toString()).same(new java.util.Date(-1), "1969-12-31 23:59:59.999Z");
            column.same(new java.util.Date(1_700_000_000_123L), "2023-11-14 22:13:20.123Z");
            column.same(new java.util.Date(-12_219_292_800_000L), "1582-10-15Z");
            column.same(new Timestamp(PGStatement.DATE_NEGATIVE_INFINITY), "-infinity");
            column.refuses(new java.util.Date(-12_219_292_800_001L), "Julian")
                    .refuses(new Timestamp(Long.MIN_VALUE), "Julian");
        }
    }
}
