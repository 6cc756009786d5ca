package dev.regauge.copy.encode;

import dev.regauge.copy.value.Interval;
import dev.regauge.copy.value.Policies.Instants;
import java.time.Duration;
import java.time.Period;
import org.postgresql.util.PGInterval;

/** {@code interval}, with or without a restriction to fields such as {@code day to hour}. */
final class IntervalEncoder extends Encoder {

    private static final String TAKES = "an Interval, a Period, a Duration or a PGInterval";

    private final PgType type;
    private final IntervalFields fields;
    private final Fraction fraction;
    private final boolean infinities;

    IntervalEncoder(PgType type, int modifier, Instants rule, Server server) {
        this.type = type;
        this.fields = IntervalFields.of(modifier);
        this.fraction = new Fraction(type, IntervalFields.digits(modifier), rule);
        this.infinities = server.major() >= 17;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        try {
            if (value instanceof Interval interval) {
                interval(interval, to);
            } else if (value instanceof Period period) {
                write(months(period.getYears(), period.getMonths()), period.getDays(), 0, value, to);
            } else if (value instanceof Duration duration) {
                write(0, 0, micros(duration), value, to);
            } else if (value instanceof PGInterval interval && !interval.isNull()) {
                write(
                        months(interval.getYears(), interval.getMonths()),
                        interval.getDays(),
                        micros(interval),
                        value,
                        to);
            } else {
                throw Refusal.kind(type, value, TAKES);
            }
        } catch (ArithmeticException overflow) {
            throw Refusal.range(type, value, "up to 2147483647 months and days and 9223372036854775807 microseconds");
        }
    }

    private void interval(Interval interval, WireBuffer to) {
        if (!interval.isInfinite()) {
            write(interval.months(), interval.days(), interval.microseconds(), interval, to);
        } else if (infinities) {
            fields(interval.months(), interval.days(), interval.microseconds(), to);
        } else {
            throw new Refusal(
                    Kind.of(interval),
                    "infinite, which intervals are from PostgreSQL 17 on only",
                    "hand in null or a limit of your own");
        }
    }

    private static int months(int years, int months) {
        return Math.addExact(Math.multiplyExact(years, 12), months);
    }

    /** Rounded from zero and towards zero alike: a Duration of less than nothing counts its nanoseconds upwards. */
    private long micros(Duration duration) {
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        if (seconds < 0 && nanos > 0) {
            seconds++;
            nanos -= 1_000_000_000;
        }
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), fraction.micros(nanos, duration));
    }

    private static long micros(PGInterval interval) {
        long seconds = interval.getHours() * 3600L + interval.getMinutes() * 60L + interval.getWholeSeconds();
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), interval.getMicroSeconds());
    }

    private void write(int months, int days, long micros, Object value, WireBuffer to) {
        if (!fields.hold(months, days, micros)) {
            throw Refusal.range(type, value, "no field below those that the column is restricted to");
        }
        fields(months, days, fraction.ofMicros(micros, value), to);
    }

    private static void fields(int months, int days, long micros, WireBuffer to) {
        to.length(16);
        to.int64(micros);
        to.int32(days);
        to.int32(months);
    }
}
