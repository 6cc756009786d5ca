package dev.regauge.connect;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that a client hands to the server when a session starts: {@code -c statement_timeout=30s}. */
final class ServerOptions {

    private static final Pattern STATEMENT_TIMEOUT = Pattern.compile(
            "(?:^|\\s)(?:-c\\s*|--)statement[_-]timeout=(\\d{1,10}(?:\\.\\d{1,6})?)\\s?([a-z]*)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1000),
            "", Duration.ofMillis(1),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private ServerOptions() {}

    /** The statement timeout they set, the last counts; empty where there is none, or 0, which is none. */
    static Optional<Duration> statementTimeout(String options) {
        Optional<Duration> last = Optional.empty();
        Matcher matcher = STATEMENT_TIMEOUT.matcher(options.replace("\\ ", " "));
        while (matcher.find()) {
            Duration unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
            last = Optional.ofNullable(unit)
                    .map(one -> fraction(one, matcher.group(1)))
                    .filter(limit -> !limit.isZero());
        }
        return last;
    }

    private static Duration fraction(Duration unit, String number) {
        return Duration.ofNanos(new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit.toNanos()))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue());
    }

    /** The options with a statement timeout behind them, which counts. */
    static String withStatementTimeout(String options, Duration limit) {
        return (options + " -c statement_timeout=" + limit.toMillis() + "ms").strip();
    }
}
