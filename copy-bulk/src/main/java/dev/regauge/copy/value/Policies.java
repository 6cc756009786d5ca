package dev.regauge.copy.value;

import java.math.RoundingMode;
import java.util.Optional;

/**
 * What to do with values that a column cannot hold exactly. Nothing is changed silently: what has no rule here is refused.
 *
 * @param nul the character NUL in text, which PostgreSQL cannot store
 * @param surrogates half of a surrogate pair in text, which UTF-8 does not have
 * @param instants digits of a time or an interval below what the column holds (microseconds, or its precision)
 * @param decimals digits of a number below the scale of a {@code numeric(p, s)} or {@code money}; empty to refuse them
 */
public record Policies(
        BadCharacters nul, BadCharacters surrogates, Instants instants, Optional<RoundingMode> decimals) {

    /** What to do with characters that cannot be stored. */
    public enum BadCharacters {
        REFUSE,
        /** Leave them out. */
        STRIP,
        /** Store U+FFFD, the replacement character, in their place. */
        REPLACE
    }

    /** What to do with digits of a time that are too small. */
    public enum Instants {
        /**
         * To the nearest. Nanoseconds are rounded here to microseconds, halves to the even one: that is what the server makes
         * of {@code 00:00:59.0000015}, in times and intervals. (An interval written with units, {@code 59.0000015 seconds}, it
         * rounds too, but halves towards zero.) What is below the precision of the column the server rounds itself, as it
         * does with text.
         */
        ROUND,
        /** Towards the past; of an interval, towards zero. */
        TRUNCATE,
        REFUSE
    }

    /** Refuses all, but rounds times and intervals as the server does: Java's clock has nanoseconds, and a column microseconds. */
    public static final Policies STRICT =
            new Policies(BadCharacters.REFUSE, BadCharacters.REFUSE, Instants.ROUND, Optional.empty());

    public Policies withNul(BadCharacters rule) {
        return new Policies(rule, surrogates, instants, decimals);
    }

    public Policies withSurrogates(BadCharacters rule) {
        return new Policies(nul, rule, instants, decimals);
    }

    public Policies withInstants(Instants rule) {
        return new Policies(nul, surrogates, rule, decimals);
    }

    public Policies withDecimals(RoundingMode rule) {
        return new Policies(nul, surrogates, instants, Optional.of(rule));
    }
}
