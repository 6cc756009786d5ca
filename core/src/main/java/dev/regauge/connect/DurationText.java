package dev.regauge.connect;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as configuration writes them: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 0s}, or as ISO 8601 does. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]*)");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    /** Longer ones have no milliseconds in 64 bits. */
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with a sentence that says how to write it
     */
    public static Duration parse(String text) {
        if (text.strip().toUpperCase(Locale.ROOT).startsWith("P")) {
            return iso(text.strip());
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("it is no duration; write for example 250ms, 30s or 5m");
        }
        String number = form.group(1);
        String unit = form.group(2).toLowerCase(Locale.ROOT);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("a number alone has no unit; write " + number + "s for seconds or "
                    + number + "ms for milliseconds");
        }
        Duration one = UNITS.get(unit);
        if (one == null) {
            throw new IllegalArgumentException("there is no unit " + form.group(2) + "; write ms, s, m (minutes) or h");
        }
        return one.multipliedBy(Long.parseLong(number));
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it is no duration; write for example PT90S, 90s or 5m", e);
        }
    }

    /** Writes one in the largest unit that leaves no rest. */
    public static String of(Duration duration) {
        if (duration.abs().compareTo(LONGEST) > 0) {
            return duration.toString();
        }
        long milliseconds = duration.toMillis();
        if (milliseconds % 1000 != 0) {
            return milliseconds + "ms";
        }
        long seconds = milliseconds / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
