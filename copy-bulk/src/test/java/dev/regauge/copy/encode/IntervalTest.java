package dev.regauge.copy.encode;

import dev.regauge.copy.value.Interval;
import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.Instants;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGInterval;

class IntervalTest {

    private static final Policies TRUNCATING = Policies.STRICT.withInstants(Instants.TRUNCATE);
    private static final Policies REFUSING = Policies.STRICT.withInstants(Instants.REFUSE);

    @Test
    void itsThreeNumbersAreKeptApart() throws Exception {
        try (Stored column = Stored.on("interval")) {
            column.same(new Interval(0, 0, 0), "0")
                    .same(new Interval(14, -3, 5_000_000), "1 year 2 months -3 days 5 seconds");
            column.same(new Interval(0, 0, 90_000_000_000L), "25:00:00").same(new Interval(0, 40, 0), "40 days");
            column.same(
                    new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Long.MIN_VALUE),
                    "-2147483648 months -2147483647 days -9223372036854775808 us");
            column.same(new Interval(Integer.MAX_VALUE, 0, Long.MAX_VALUE), "2147483647 months 9223372036854775807 us");
            column.same(new Interval(0, 0, -1), "-0.000001 seconds");
        }
    }

    @Test
    void infinitiesNeedAServerThatHasThem() throws Exception {
        try (Stored column = Stored.on("interval")) {
            column.same(Interval.INFINITY, "infinity").same(Interval.NEGATIVE_INFINITY, "-infinity");
            column.with(new Server(16, 2)).refuses(Interval.INFINITY, "from PostgreSQL 17 on");
            column.with(Server.UNKNOWN).refuses(Interval.NEGATIVE_INFINITY, "from PostgreSQL 17 on");
        }
    }

    @Test
    void periodsHaveNoTimeAndDurationsNothingElse() throws Exception {
        try (Stored column = Stored.on("interval")) {
            column.same(Period.of(1, 2, 3), "1 year 2 months 3 days")
                    .same(Period.of(-1, 2, -3), "-1 year 2 months -3 days");
            column.same(Period.ZERO, "0").same(Duration.ZERO, "0").same(Duration.ofDays(2), "48:00:00");
            column.same(Duration.ofSeconds(-1, 500_000_000), "-0.5 seconds")
                    .same(Duration.ofNanos(-1000), "-0.000001 s");
            column.same(Duration.ofSeconds(9_223_372_036_854L, 775_807_000), "9223372036854775807 us");
            column.refuses(Period.ofYears(Integer.MAX_VALUE), "months")
                    .refuses(Duration.ofSeconds(Long.MAX_VALUE), "microseconds");
            column.refuses(Duration.ofSeconds(Long.MIN_VALUE), "microseconds")
                    .refuses("1 day", "a Period, a Duration")
                    .refuses(5L, "does not take");
        }
    }

    @Test
    void intervalsOfPgjdbcAreTaken() throws Exception {
        try (Stored column = Stored.on("interval")) {
            column.same(new PGInterval(1, 2, 3, 4, 5, 6.789012), "1 year 2 months 3 days 04:05:06.789012");
            column.same(new PGInterval(-1, -2, -3, -4, -5, -6.789012), "-1 year -2 months -3 days -04:05:06.789012");
            column.same(new PGInterval("1 mon -25:00:00.5"), "1 mon -25:00:00.5")
                    .refuses(new PGInterval((String) null), "does not take");
        }
    }

    @Test
    void nanosecondsAreRoundedToTheEvenMicrosecondAsInTimes() throws Exception {
        try (Stored column = Stored.on("interval")) {
            for (int nanos : new int[] {
                1,
                499,
                500,
                501,
                999,
                1499,
                1500,
                1501,
                2500,
                123_456_500,
                123_457_500,
                999_999_499,
                999_999_500,
                999_999_999
            }) {
                column.same(Duration.ofSeconds(59, nanos), "00:00:59.%09d".formatted(nanos));
                column.same(Duration.ofSeconds(59, nanos).negated(), "-00:00:59.%09d".formatted(nanos));
            }
        }
    }

    @Test
    void thePrecisionOfSecondsFollowsThePolicy() throws Exception {
        Duration time = Duration.ofSeconds(-5, -678_900_000);
        try (Stored column = Stored.on("interval(1)")) {
            column.same(time, "-5.6789 s")
                    .same(new Interval(0, 0, 50_000), "0.05 s")
                    .same(new Interval(0, 0, -50_000), "-0.05 s");
            column.with(TRUNCATING).same(time, "-5.6 s").same(new Interval(1, 1, 99_999), "1 mon 1 day");
            column.with(REFUSING)
                    .refuses(time, "finer")
                    .same(new Interval(0, 0, 100_000), "0.1 s")
                    .refuses(new Interval(0, 0, 1), "finer");
        }
        try (Stored column = Stored.on("interval").with(REFUSING)) {
            column.refuses(Duration.ofNanos(1), "finer").same(Duration.ofNanos(1000), "1 us");
        }
    }

    @Test
    void fieldsThatTheColumnDoesNotHaveAreRefused() throws Exception {
        String[][] columns = {
            {"interval year", "12", "0", "0"},
            {"interval month", "1", "0", "0"},
            {"interval year to month", "1", "0", "0"},
            {"interval day", "1", "1", "0"},
            {"interval hour", "1", "1", "3600000000"},
            {"interval day to hour", "1", "1", "3600000000"},
            {"interval minute", "1", "1", "60000000"},
            {"interval day to minute", "1", "1", "60000000"},
            {"interval hour to minute", "1", "1", "60000000"},
            {"interval second", "1", "1", "1"},
            {"interval day to second", "1", "1", "1"},
            {"interval hour to second", "1", "1", "1"},
            {"interval minute to second(3)", "1", "1", "1000"}
        };
        for (String[] fields : columns) {
            int months = Integer.parseInt(fields[1]);
            int days = Integer.parseInt(fields[2]);
            long micros = Long.parseLong(fields[3]);
            try (Stored column = Stored.on(fields[0])) {
                column.same(
                        new Interval(-months, -days, -micros),
                        "%d mons %d days %d us".formatted(-months, -days, -micros));
                refusesLess(column, months, days, micros);
            }
        }
    }

    /** One step below what the column holds. */
    private static void refusesLess(Stored column, int months, int days, long micros) {
        if (micros != 1 && micros != 1000) {
            column.refuses(new Interval(0, 0, micros == 0 ? 1 : micros - 1), "no field below");
        }
        if (days == 0) {
            column.refuses(new Interval(0, 1, 0), "no field below");
        }
        if (months == 12) {
            column.refuses(new Interval(11, 0, 0), "no field below");
        }
    }
}
