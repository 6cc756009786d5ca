package dev.regauge.load.sketch;

import java.util.EnumSet;
import java.util.Set;

/**
 * The type that takes all texts of a column as what they are.
 *
 * @param type as SQL names it
 * @param remark why, where it is not plain; empty where it is
 */
record Choice(String type, String remark) {

    private static final Set<Shape> BIGINTS = EnumSet.of(Shape.WHOLE, Shape.WIDE_WHOLE);
    private static final Set<Shape> WHOLES = EnumSet.of(Shape.WHOLE, Shape.WIDE_WHOLE, Shape.LONG_WHOLE);
    private static final Set<Shape> DECIMALS =
            EnumSet.of(Shape.WHOLE, Shape.WIDE_WHOLE, Shape.LONG_WHOLE, Shape.DECIMAL, Shape.LONG_DECIMAL);
    private static final Set<Shape> REALS = EnumSet.of(Shape.WHOLE, Shape.DECIMAL, Shape.REAL, Shape.NO_NUMBER);
    private static final Set<Shape> ALL_NUMBERS = EnumSet.of(
            Shape.WHOLE,
            Shape.WIDE_WHOLE,
            Shape.LONG_WHOLE,
            Shape.DECIMAL,
            Shape.LONG_DECIMAL,
            Shape.REAL,
            Shape.LONG_REAL,
            Shape.NO_NUMBER);

    static Choice of(Set<Shape> seen, boolean anything, char separator) {
        if (seen.isEmpty()) {
            return new Choice("text", "always NULL: nothing tells its type");
        } else if (anything) {
            return new Choice(
                    "text", seen.contains(Shape.EMPTY) && !seen.contains(Shape.OTHER) ? "empty texts seen" : "");
        } else if (seen.iterator().next().isTruth()) {
            return Shape.TRUTHS.contains(seen)
                    ? new Choice("boolean", "")
                    : new Choice("text", "words for true or false, not one pair of them");
        } else if (seen.contains(Shape.UUID)) {
            return new Choice("uuid", "");
        } else if (seen.contains(Shape.JSON)) {
            return new Choice("jsonb", "");
        } else if (seen.contains(Shape.EMPTY)) {
            return new Choice("text", "empty texts");
        }
        return ALL_NUMBERS.containsAll(seen) ? number(seen) : textOrMoment(seen, separator);
    }

    private static Choice number(Set<Shape> seen) {
        if (BIGINTS.containsAll(seen)) {
            return new Choice("bigint", "");
        } else if (seen.equals(EnumSet.of(Shape.NO_NUMBER))) {
            return new Choice("text", "no number but NaN or infinity");
        } else if (WHOLES.containsAll(seen)) {
            return new Choice("numeric", "more than 18 digits");
        } else if (DECIMALS.containsAll(seen)) {
            return new Choice("numeric", "");
        } else if (REALS.containsAll(seen)) {
            return new Choice("double precision", seen.contains(Shape.NO_NUMBER) ? "NaN or infinity seen" : "");
        }
        // Floating point would lose digits, and numeric the minus of a zero.
        return new Choice("text", "exponents beside more digits than double precision has");
    }

    private static Choice textOrMoment(Set<Shape> seen, char separator) {
        if (seen.contains(Shape.CURRENCY)) {
            return new Choice("text", "amounts with a currency sign");
        } else if (seen.contains(Shape.COMMA)) {
            return new Choice("text", "numbers with commas");
        } else if (seen.contains(Shape.LEADING_ZERO)) {
            return new Choice("text", "leading zeros, kept as text");
        } else if (seen.contains(Shape.LEADING_PLUS)) {
            return new Choice("text", "leading plus, kept as text");
        } else if (seen.contains(Shape.FINE_MOMENT)) {
            return new Choice("text", "finer than microseconds, which a timestamp would round to");
        }
        return Shape.MOMENTS.containsAll(seen) ? moment(seen) : otherDate(seen, separator);
    }

    private static Choice moment(Set<Shape> seen) {
        if (!seen.contains(Shape.TIMESTAMPTZ)) {
            return new Choice(seen.contains(Shape.TIMESTAMP) ? "timestamp" : "date", "");
        }
        return seen.size() == 1
                ? new Choice("timestamptz", "")
                : new Choice("text", "moments with and without a time zone");
    }

    private static Choice otherDate(Set<Shape> seen, char separator) {
        String dayFirst = "DD/MM/YYYY".replace('/', separator);
        String monthFirst = "MM/DD/YYYY".replace('/', separator);
        boolean day = seen.contains(Shape.DAY_FIRST);
        boolean month = seen.contains(Shape.MONTH_FIRST);
        if (day && month) {
            return new Choice("text", "dates as " + dayFirst + " beside " + monthFirst);
        } else if (day || month) {
            return new Choice(
                    "text",
                    "dates as " + (day ? dayFirst : monthFirst) + " need --datestyle " + (day ? "DMY" : "MDY")
                            + " to become a date");
        }
        return new Choice(
                "text", "dates as " + dayFirst + " or " + monthFirst + " need --datestyle DMY or MDY to become a date");
    }

    /** Whether its least and most value say something. */
    boolean isRanged() {
        return switch (type) {
            case "bigint", "numeric", "date", "timestamp", "timestamptz" -> true;
            default -> false;
        };
    }
}
