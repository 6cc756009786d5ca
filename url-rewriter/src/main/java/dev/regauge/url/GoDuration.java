package dev.regauge.url;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Times as Go's {@code time.ParseDuration} takes them: {@code 1h30m}, {@code 1.5s}, {@code 300ms}. */
final class GoDuration {

    /** Milliseconds, a part of one rounded up; negative times are none. */
    static final Meaning MEANING = new Meaning("Go's units") {
        @Override
        boolean isNumber() {
            return true;
        }

        @Override
        boolean isTime() {
            return true;
        }

        @Override
        Optional<String> read(String written) {
            return milliseconds(written);
        }

        @Override
        Optional<Saying> say(String neutral) {
            return Saying.exactly(neutral + "ms");
        }
    };

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ns",
            new BigDecimal("0.000001"),
            "us",
            new BigDecimal("0.001"),
            "\u00b5s",
            new BigDecimal("0.001"),
            "\u03bcs",
            new BigDecimal("0.001"),
            "ms",
            BigDecimal.ONE,
            "s",
            BigDecimal.valueOf(1000),
            "m",
            BigDecimal.valueOf(60_000),
            "h",
            BigDecimal.valueOf(3_600_000));

    private static final int LONGEST = 100;

    private GoDuration() {}

    private static Optional<String> milliseconds(String written) {
        String text = written.startsWith("+") ? written.substring(1) : written;
        if (text.equals("0")) {
            return Optional.of("0");
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            int behindNumber = behind(text, at, true);
            int behindUnit = behind(text, behindNumber, false);
            BigDecimal unit = UNITS.get(text.substring(behindNumber, behindUnit));
            Optional<BigDecimal> number = number(text.substring(at, behindNumber));
            if (unit == null || number.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(number.get().multiply(unit));
            at = behindUnit;
        }
        return Optional.of(sum.setScale(0, RoundingMode.CEILING).toPlainString())
                .filter(digits -> digits.length() <= 13);
    }

    private static int behind(String text, int from, boolean number) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at))) == number) {
            at++;
        }
        return at;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
