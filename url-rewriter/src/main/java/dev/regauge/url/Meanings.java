package dev.regauge.url;

import dev.regauge.url.Meaning.Saying;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The meanings that several dialects share, and how to make more. */
final class Meanings {

    /** The value is the meaning. */
    static final Meaning TEXT = of(Optional::of, Optional::of);

    /** {@code true} in capitals or not; anything else is false. */
    static final Meaning BOOLEAN = new Meaning("") {
        @Override
        Optional<String> read(String written) {
            return Optional.of(String.valueOf(written.equalsIgnoreCase("true")));
        }

        @Override
        Optional<Saying> say(String neutral) {
            return Saying.exactly(neutral);
        }
    };

    /** {@code 1} and {@code 0}, as libpq writes it. */
    static final Meaning ONE_OR_ZERO = words("true", "1", "false", "0");

    /** PostgreSQL's own words for {@link TlsMode}, in small letters. */
    static final Meaning TLS_WORDS = words(
            "disable",
            "disable",
            "allow",
            "allow",
            "prefer",
            "prefer",
            "require",
            "require",
            "verify-ca",
            "verify-ca",
            "verify-full",
            "verify-full");

    /** For channel binding. */
    static final Meaning PREFER_OR_REQUIRE = words("disable", "disable", "prefer", "prefer", "require", "require");

    /** For GSS encryption. */
    static final Meaning GSS_WORDS =
            words("disable", "disable", "allow", "allow", "prefer", "prefer", "require", "require");

    static final Meaning MILLISECONDS = new Times("milliseconds", 1);
    static final Meaning SECONDS = new Times("seconds", 1000);

    /** Seconds that may have a fraction; whole ones are written. */
    static final Meaning DECIMAL_SECONDS = new Times("seconds", 1000) {
        @Override
        Optional<String> read(String written) {
            try {
                double value = Double.parseDouble(written);
                return value < 0 || value > Integer.MAX_VALUE
                        ? Optional.empty()
                        : Optional.of(Long.toString((long) Math.ceil(value * 1000)));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }
    };

    static final Meaning MINUTES = new Times("minutes", 60_000);

    /** 0 and every other threshold as pgjdbc-ng counts: measured, 0 prepares at once, 1 and 2 both at the second time. */
    static final Meaning PREPARED_ALWAYS_AT_ZERO = new Numbers("executions with 0 for always") {
        @Override
        long toNeutral(long value) {
            return value < 2 ? value + 1 : value;
        }

        @Override
        long fromNeutral(long neutral) {
            return neutral == 1 ? 0 : neutral;
        }

        @Override
        boolean sayable(long neutral) {
            return neutral > 0;
        }
    };

    /** A threshold as pgjdbc counts: 1 prepares at once, 0 never. */
    static final Meaning PREPARED_NEVER_AT_ZERO = new Numbers("executions with 0 for never");

    /** A threshold as psycopg counts: after so many executions the next one prepares; {@code None} is never. */
    static final Meaning PREPARED_AFTER = new Numbers("executions before, with None for never") {
        @Override
        Optional<String> read(String written) {
            return written.equals("None") ? Optional.of("0") : super.read(written);
        }

        @Override
        Optional<Saying> say(String neutral) {
            return neutral.equals("0") ? Saying.exactly("None") : super.say(neutral);
        }

        @Override
        long toNeutral(long value) {
            return value + 1;
        }

        @Override
        long fromNeutral(long neutral) {
            return neutral - 1;
        }
    };

    private Meanings() {}

    /**
     * A list of words.
     *
     * @param pairs neutral word and written word, one pair behind the other; of two written words for one neutral one
     *     the first is written, and of two neutral words for one written one the first is read
     */
    static Meaning words(String... pairs) {
        Map<String, String> neutralOf = new HashMap<>();
        Map<String, String> writtenOf = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            neutralOf.putIfAbsent(pairs[i + 1], pairs[i]);
            writtenOf.putIfAbsent(pairs[i], pairs[i + 1]);
        }
        return new Words(neutralOf, writtenOf);
    }

    /**
     * As {@link #wordsInAnyCase} for reading, and any other word means {@code otherwise}.
     *
     * @param otherwise the neutral word for everything else, which is never written
     */
    static Meaning wordsOr(String otherwise, String... pairs) {
        Meaning words = wordsInAnyCase(pairs);
        return new Meaning("") {
            @Override
            Optional<String> read(String written) {
                return words.read(written).or(() -> Optional.of(otherwise));
            }

            @Override
            Optional<Saying> say(String neutral) {
                return words.say(neutral);
            }
        };
    }

    /**
     * A meaning made of two functions.
     *
     * @param read the neutral form of a written value; empty for a value that the dialect does not take
     * @param say the written value of a neutral form; empty where the dialect has none
     */
    static Meaning of(Function<String, Optional<String>> read, Function<String, Optional<String>> say) {
        return new Meaning("") {
            @Override
            Optional<String> read(String written) {
                return read.apply(written);
            }

            @Override
            Optional<Saying> say(String neutral) {
                return say.apply(neutral).flatMap(Saying::exactly);
            }
        };
    }

    /** As {@link #words}, whatever the case of the letters that are read. */
    static Meaning wordsInAnyCase(String... pairs) {
        Meaning words = words(pairs);
        return new Meaning("") {
            @Override
            Optional<String> read(String written) {
                return words.read(written.toLowerCase(Locale.ROOT));
            }

            @Override
            Optional<Saying> say(String neutral) {
                return words.say(neutral);
            }
        };
    }

    private static final class Words extends Meaning {

        private final Map<String, String> neutralOf;
        private final Map<String, String> writtenOf;

        Words(Map<String, String> neutralOf, Map<String, String> writtenOf) {
            super("");
            this.neutralOf = neutralOf;
            this.writtenOf = writtenOf;
        }

        @Override
        Optional<String> read(String written) {
            return Optional.ofNullable(neutralOf.get(written));
        }

        @Override
        Optional<Saying> say(String neutral) {
            String written = writtenOf.get(neutral);
            return written == null
                    ? Optional.empty()
                    : Optional.of(new Saying(written, neutral.equals(neutralOf.get(written))));
        }
    }

    /** Whole numbers that are not negative. */
    static class Numbers extends Meaning {

        Numbers(String unit) {
            super(unit);
        }

        @Override
        boolean isNumber() {
            return true;
        }

        long toNeutral(long value) {
            return value;
        }

        long fromNeutral(long neutral) {
            return neutral;
        }

        boolean sayable(long neutral) {
            return true;
        }

        @Override
        Optional<String> read(String written) {
            try {
                int value = Integer.parseInt(written);
                return value < 0 ? Optional.empty() : Optional.of(Long.toString(toNeutral(value)));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }

        @Override
        Optional<Saying> say(String neutral) {
            return number(neutral)
                    .filter(number -> sayable(number) && fromNeutral(number) <= Integer.MAX_VALUE)
                    .map(number -> {
                        long value = fromNeutral(number);
                        return new Saying(Long.toString(value), toNeutral(value) == number);
                    });
        }

        private static Optional<Long> number(String neutral) {
            try {
                return Optional.of(Long.parseLong(neutral));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }
    }

    /** Parts of a unit round up, so that a timeout never becomes 0, which is none. */
    static class Times extends Numbers {

        private final long milliseconds;

        Times(String unit, long milliseconds) {
            super(unit);
            this.milliseconds = milliseconds;
        }

        @Override
        boolean isTime() {
            return true;
        }

        @Override
        long toNeutral(long value) {
            return value * milliseconds;
        }

        @Override
        long fromNeutral(long neutral) {
            return neutral / milliseconds + (neutral % milliseconds == 0 ? 0 : 1);
        }
    }
}
