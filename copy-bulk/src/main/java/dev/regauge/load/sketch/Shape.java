package dev.regauge.load.sketch;

import java.util.EnumSet;
import java.util.Set;

/** What one text looks like. Shapes of one family may stand in one column and still be told what they are. */
enum Shape {
    /** Up to 15 digits, without a needless zero. */
    WHOLE(Family.NUMBERS),
    /** As many digits as bigint holds always and double precision does not. */
    WIDE_WHOLE(Family.NUMBERS),
    /** More digits, so that bigint may not hold it. */
    LONG_WHOLE(Family.NUMBERS),
    DECIMAL(Family.NUMBERS),
    /** More digits than double precision gives back. */
    LONG_DECIMAL(Family.NUMBERS),
    /** With an exponent, or a zero with a minus: what floating point prints. */
    REAL(Family.NUMBERS),
    /** The same with more digits than double precision gives back. */
    LONG_REAL(Family.NUMBERS),
    /** NaN and the infinities. */
    NO_NUMBER(Family.NUMBERS),
    /** Its digits are a name, such as 00123. */
    LEADING_ZERO(Family.NUMBERS),
    LEADING_PLUS(Family.NUMBERS),
    /** With a currency's sign. */
    CURRENCY(Family.NUMBERS),
    /** 1,234.50 or 1.234,50. */
    COMMA(Family.NUMBERS),
    /** A word for the truth, which is as often something else unless its opposite is there too. */
    TRUE(Family.TRUTHS),
    FALSE(Family.TRUTHS),
    T(Family.TRUTHS),
    F(Family.TRUTHS),
    YES(Family.TRUTHS),
    NO(Family.TRUTHS),
    DATE(Family.MOMENTS),
    TIMESTAMP(Family.MOMENTS),
    TIMESTAMPTZ(Family.MOMENTS),
    /** A moment that the server would round. */
    FINE_MOMENT(Family.MOMENTS),
    /** 13/01/2024. */
    DAY_FIRST(Family.OTHER_DATES),
    /** 01/13/2024. */
    MONTH_FIRST(Family.OTHER_DATES),
    /** 01/02/2024. */
    EITHER_FIRST(Family.OTHER_DATES),
    UUID(Family.UUIDS),
    /** An object or an array. */
    JSON(Family.DOCUMENTS),
    /** Neither NULL nor anything. */
    EMPTY(Family.ANYTHING),
    OTHER(Family.ANYTHING);

    /** Shapes that are read by one type, or could be. */
    enum Family {
        NUMBERS,
        TRUTHS,
        MOMENTS,
        OTHER_DATES,
        UUIDS,
        DOCUMENTS,
        ANYTHING
    }

    /** Those that have a type, if not one for all of them. */
    static final Set<Shape> MOMENTS = EnumSet.of(DATE, TIMESTAMP, TIMESTAMPTZ);

    /** Words and their opposites; what is true or false in so many words is nothing else. */
    static final Set<Set<Shape>> TRUTHS =
            Set.of(EnumSet.of(TRUE, FALSE), EnumSet.of(TRUE), EnumSet.of(FALSE), EnumSet.of(T, F), EnumSet.of(YES, NO));

    private final Family family;

    Shape(Family family) {
        this.family = family;
    }

    boolean isTruth() {
        return family == Family.TRUTHS;
    }

    /** Whether a column that has these is text and nothing more can be told of it. */
    static boolean isAnything(Set<Shape> seen) {
        return seen.contains(OTHER)
                || seen.stream().map(shape -> shape.family).distinct().count() > 1;
    }
}
