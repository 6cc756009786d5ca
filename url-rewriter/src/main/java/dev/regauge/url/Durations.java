package dev.regauge.url;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Times as Java writes durations, {@code PT1.5S}; and where that is taken too, {@code 1500}, {@code 1500ms} and {@code 2s}. */
final class Durations extends Meaning {

    /** Only {@code PT30S} and its like. */
    static final Meaning ISO = new Durations(false);

    /** Also a number, of milliseconds or of the unit behind it. */
    static final Meaning ANY_STYLE = new Durations(true);

    /** How many nanoseconds; the units of longer texts are unknown. */
    private static final Map<String, Long> UNITS = Map.of(
            "", 1_000_000L,
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private static final Set<Character> SIGNS = Set.of('+', '-');

    private final boolean plain;

    private Durations(boolean plain) {
        super("");
        this.plain = plain;
    }

    @Override
    boolean isTime() {
        return true;
    }

    @Override
    Optional<String> read(String written) {
        int digits = written.isEmpty() || !SIGNS.contains(written.charAt(0)) ? 0 : 1;
        int end = digits;
        while (end < written.length() && written.charAt(end) >= '0' && written.charAt(end) <= '9') {
            end++;
        }
        if (end == digits) {
            boolean capital = written.startsWith("P", digits);
            return capital || !plain ? iso(written) : Optional.empty();
        }
        String unit = written.substring(end).toLowerCase(Locale.ROOT);
        return plain && end - digits <= 19 && UNITS.containsKey(unit)
                ? milliseconds(new BigDecimal(written.substring(0, end)).multiply(BigDecimal.valueOf(UNITS.get(unit))))
                : Optional.empty();
    }

    private static Optional<String> iso(String written) {
        try {
            Duration duration = Duration.parse(written);
            return milliseconds(BigDecimal.valueOf(duration.getSeconds())
                    .multiply(BigDecimal.valueOf(1_000_000_000L))
                    .add(BigDecimal.valueOf(duration.getNano())));
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<String> milliseconds(BigDecimal nanoseconds) {
        BigDecimal rounded = nanoseconds.divide(BigDecimal.valueOf(1_000_000L), 0, RoundingMode.CEILING);
        boolean fits = rounded.signum() >= 0 && rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 1000)) < 0;
        return fits ? Optional.of(rounded.toPlainString()) : Optional.empty();
    }

    @Override
    Optional<Saying> say(String neutral) {
        return Saying.exactly(Duration.ofMillis(Long.parseLong(neutral)).toString());
    }
}
