package dev.regauge.load;

/**
 * How many rows may be refused before a load is given up.
 *
 * @param rows so many; where {@code percent} is given, without a meaning
 * @param percent of all rows; negative where {@code rows} counts
 */
public record MaxErrors(long rows, double percent) {

    public static final MaxErrors NONE = new MaxErrors(0, -1);

    public static MaxErrors rows(long rows) {
        return new MaxErrors(rows, -1);
    }

    public static MaxErrors percent(double percent) {
        return new MaxErrors(0, percent);
    }

    /**
     * Reads {@code 100} or {@code 0.5%}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static MaxErrors parse(String text) {
        try {
            if (text.endsWith("%")) {
                double percent = Double.parseDouble(text.substring(0, text.length() - 1));
                if (percent >= 0 && percent <= 100) {
                    return percent(percent);
                }
            } else if (Long.parseLong(text) >= 0) {
                return rows(Long.parseLong(text));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "Not a number of rows, such as 100, nor a share of them, such as 0.5%: " + text);
    }

    /** Whether no row may be refused, so that nothing needs to be undone for one. */
    public boolean isNone() {
        return percent < 0 ? rows == 0 : percent == 0;
    }

    /** Whether so many refused of so many are too many. */
    public boolean isExceeded(long refused, long all) {
        return percent < 0 ? refused > rows : refused * 100.0 > percent * all;
    }

    @Override
    public String toString() {
        return percent < 0 ? String.valueOf(rows) : percent + "%";
    }
}
