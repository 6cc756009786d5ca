package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Policies TRUNCATING = Policies.STRICT.withInstants(Instants.TRUNCATE);
    private static final Policies REFUSING = Policies.STRICT.withInstants(Instants.REFUSE);

    private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);

    private static final LocalDate[] DATES = {
        FIRST,
        LocalDate.of(-4712, 1, 1),
        LocalDate.of(-4, 2, 29),
        LocalDate.of(0, 2, 29),
        LocalDate.of(0, 12, 31),
        LocalDate.of(1, 1, 1),
        LocalDate.of(4, 2, 29),
        LocalDate.of(1000, 2, 28),
        LocalDate.of(1500, 1, 1),
        LocalDate.of(1500, 2, 28),
        LocalDate.of(1582, 10, 4),
        LocalDate.of(1582, 10, 10),
        LocalDate.of(1582, 10, 15),
        LocalDate.of(1600, 2, 29),
        LocalDate.of(1900, 2, 28),
        LocalDate.of(1969, 12, 31),
        LocalDate.EPOCH,
        LocalDate.of(1999, 12, 31),
        LocalDate.of(2000, 1, 1),
        LocalDate.of(2000, 2, 29),
        LocalDate.of(2024, 2, 29),
        LocalDate.of(2038, 1, 19),
        LocalDate.of(9999, 12, 31),
        LocalDate.of(10000, 1, 1),
        LocalDate.of(294276, 12, 31)
    };

    private static final int[] NANOS = {
        0,
        1,
        499,
        500,
        501,
        999,
        1000,
        1499,
        1500,
        1501,
        2500,
        3500,
        500_000,
        999_499,
        999_500,
        1_000_000,
        123_456_500,
        123_457_500,
        123_456_789,
        500_000_500,
        999_999_499,
        999_999_500,
        999_999_501,
        999_999_999
    };

    /** A literal, with the era behind it. */
    private static String literal(LocalDate date, String behind) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return "%04d-%02d-%02d%s%s"
                .formatted(year, date.getMonthValue(), date.getDayOfMonth(), behind, date.getYear() > 0 ? "" : " BC");
    }

    private static String literal(LocalDateTime time, String behind) {
        return literal(
                time.toLocalDate(),
                " %02d:%02d:%02d.%09d%s"
                        .formatted(time.getHour(), time.getMinute(), time.getSecond(), time.getNano(), behind));
    }

    @Test
    void datesAreProleptic() throws Exception {
        try (Stored column = Stored.on("date")) {
            for (LocalDate date : DATES) {
                column.same(date, literal(date, ""));
            }
            column.same(LocalDate.of(5874897, 12, 31), "5874897-12-31").same(LocalDate.MAX, "infinity");
            column.same(LocalDate.MIN, "-infinity").refuses(LocalDate.of(5874898, 1, 1), "5874897-12-31");
            column.refuses(FIRST.minusDays(1), "4714-11-24 BC").refuses(LocalDate.MAX.minusDays(1), "date");
        }
    }

    @Test
    void timestampsAreStoredAtEveryDate() throws Exception {
        try (Stored column = Stored.on("timestamp")) {
            for (LocalDate date : DATES) {
                column.same(date, literal(date, ""))
                        .same(date.atTime(23, 59, 59, 999_999_000), literal(date.atTime(23, 59, 59, 999_999_000), ""));
                column.same(date.atTime(1, 2, 3, 4000), literal(date.atTime(1, 2, 3, 4000), ""));
            }
            column.same(LocalDateTime.MAX, "infinity")
                    .same(LocalDateTime.MIN, "-infinity")
                    .same(LocalDate.MAX, "infinity");
            column.refuses(FIRST.atStartOfDay().minusNanos(1000), "timestamp")
                    .refuses(LocalDateTime.MAX.minusNanos(1), "294276");
            column.refuses(LocalDate.of(294277, 1, 1), "294276")
                    .refuses(LocalDate.of(294276, 12, 31).atTime(LocalTime.MAX), "294276");
        }
    }

    @Test
    void momentsAreStoredAtEveryDate() throws Exception {
        try (Stored column = Stored.on("timestamptz")) {
            for (LocalDate date : DATES) {
                LocalDateTime time = date.atTime(1, 2, 3, 4000);
                column.same(time.toInstant(ZoneOffset.UTC), literal(time, "Z"));
                column.same(time.atOffset(ZoneOffset.ofHoursMinutes(-3, -30)), literal(time, "-03:30"));
                column.same(time.atZone(ZoneId.of("+01:02:03")), literal(time, "+01:02:03"));
            }
            column.same(Instant.MAX, "infinity").same(Instant.MIN, "-infinity");
            column.same(OffsetDateTime.MAX, "infinity").same(OffsetDateTime.MIN, "-infinity");
            column.refuses(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1000), "4714-11-24 BC");
            column.refuses(LocalDate.of(294277, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC), "294276");
            column.refuses(Instant.MAX.minusNanos(1), "294276").refuses(Instant.MIN.plusNanos(1), "294276");
        }
    }

    @Test
    void daylightSavingTimeDoesNotMatter() throws Exception {
        try (Stored column = Stored.on("timestamptz")) {
            ZonedDateTime first = LocalDateTime.of(2024, 10, 27, 2, 30).atZone(ZoneId.of("Europe/Berlin"));
            column.same(first, "2024-10-27 02:30+02").same(first.withLaterOffsetAtOverlap(), "2024-10-27 02:30+01");
        }
    }

    @Test
    void nanosecondsAreRoundedAsTheServerRoundsText() throws Exception {
        for (String type : new String[] {"timestamp", "timestamp(3)", "timestamp(0)"}) {
            try (Stored column = Stored.on(type)) {
                for (int nano : nanos()) {
                    LocalDateTime late = LocalDateTime.of(2024, 12, 31, 23, 59, 59, nano);
                    column.same(late, literal(late, ""))
                            .same(late.minusYears(5000), literal(late.minusYears(5000), ""));
                }
            }
        }
        for (String type : new String[] {"timestamptz", "timestamptz(2)"}) {
            try (Stored column = Stored.on(type)) {
                for (int nano : nanos()) {
                    LocalDateTime early = LocalDateTime.of(1969, 12, 31, 23, 59, 59, nano);
                    column.same(early.toInstant(ZoneOffset.UTC), literal(early, "Z"));
                }
            }
        }
    }

    private static int[] nanos() {
        Random random = new Random(7);
        int generated = Boolean.getBoolean("regauge.long") ? 500 : 30;
        // Halves of a microsecond are where roundings differ.
        int[] all = Arrays.copyOf(NANOS, NANOS.length + generated);
        for (int i = NANOS.length; i < all.length; i++) {
            all[i] = random.nextInt(1_000_000) * 1000 + 500;
        }
        return all;
    }

    @Test
    void timesOfDayAreRoundedUpToMidnight() throws Exception {
        for (String type : new String[] {"time", "time(3)", "time(0)"}) {
            try (Stored column = Stored.on(type)) {
                for (int nano : NANOS) {
                    LocalTime time = LocalTime.of(23, 59, 59, nano);
                    column.same(time, "23:59:59.%09d".formatted(nano))
                            .same(time.minusHours(23), "00:59:59.%09d".formatted(nano));
                }
                column.same(LocalTime.MIDNIGHT, "00:00:00")
                        .same(LocalTime.MAX, "24:00:00")
                        .same(LocalTime.NOON, "12:00");
                column.refuses(new java.sql.Time(0), "LocalTime")
                        .refuses(OffsetTime.MAX, "LocalTime")
                        .refuses("12:00", "LocalTime");
            }
        }
    }

    @Test
    void timesWithZonesKeepTheirOffset() throws Exception {
        for (String type : new String[] {"timetz", "timetz(3)"}) {
            try (Stored column = Stored.on(type)) {
                for (String offset : List.of("+00:00", "+01:00", "-03:30", "+15:59:59", "-15:59:59", "+00:00:01")) {
                    column.same(
                            LocalTime.of(1, 2, 3, 4000).atOffset(ZoneOffset.of(offset)), "01:02:03.000004" + offset);
                }
                for (int nano : NANOS) {
                    column.same(
                            LocalTime.of(23, 59, 59, nano).atOffset(ZoneOffset.UTC),
                            "23:59:59.%09d+00".formatted(nano));
                }
                column.refuses(OffsetTime.MAX, "less than 16 hours").refuses(OffsetTime.MIN, "less than 16 hours");
                column.refuses(LocalTime.NOON, "OffsetTime").refuses(OffsetDateTime.MAX, "OffsetTime");
            }
        }
    }

    @Test
    void truncatingGoesTowardsThePast() throws Exception {
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999);
        try (Stored column = Stored.on("timestamp").with(TRUNCATING)) {
            column.same(time, "1969-12-31 23:59:59.999999")
                    .same(LocalDate.of(294276, 12, 31).atTime(LocalTime.MAX), "294276-12-31 23:59:59.999999");
        }
        try (Stored column = Stored.on("timestamptz(3)").with(TRUNCATING)) {
            column.same(time.toInstant(ZoneOffset.UTC), "1969-12-31 23:59:59.999Z");
            column.same(time.withYear(-4000).toInstant(ZoneOffset.UTC), "4001-12-31 23:59:59.999Z BC");
        }
        try (Stored column = Stored.on("time(0)").with(TRUNCATING)) {
            column.same(LocalTime.MAX, "23:59:59").same(LocalTime.of(1, 2, 3, 999_000_000), "01:02:03");
        }
        try (Stored column = Stored.on("timetz(2)").with(TRUNCATING)) {
            column.same(LocalTime.MAX.atOffset(ZoneOffset.UTC), "23:59:59.99+00");
        }
    }

    @Test
    void refusingAsksForNoMoreDigitsThanTheColumnHas() throws Exception {
        LocalDateTime time = LocalDateTime.of(2000, 1, 1, 0, 0, 0, 123_456_000);
        try (Stored column = Stored.on("timestamp").with(REFUSING)) {
            column.same(time, "2000-01-01 00:00:00.123456").refuses(time.plusNanos(1), "finer than the column");
        }
        try (Stored column = Stored.on("timestamptz(3)").with(REFUSING)) {
            column.same(time.withNano(123_000_000).toInstant(ZoneOffset.UTC), "2000-01-01 00:00:00.123Z");
            column.refuses(time.toInstant(ZoneOffset.UTC), "smallest step is 1000000 nanoseconds");
        }
        try (Stored column = Stored.on("time(0)").with(REFUSING)) {
            column.same(LocalTime.of(1, 2, 3), "01:02:03")
                    .refuses(LocalTime.of(1, 2, 3, 1000), "finer")
                    .refuses(LocalTime.MAX, "finer");
        }
        try (Stored column = Stored.on("timetz").with(REFUSING)) {
            column.refuses(LocalTime.MAX.atOffset(ZoneOffset.UTC), "finer");
        }
    }
}
