package dev.regauge.load.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column as the data suggests it.
 *
 * @param header its name in the file
 * @param name its name in the table
 * @param type as SQL names it
 * @param rows how many rows were looked at
 * @param nulls in how many of them it is NULL
 * @param least the least number or moment, as it was written; empty where that says nothing
 * @param most the most
 * @param longest of its texts, in bytes of UTF-8
 * @param decimals of {@code numeric}: the most digits behind the point
 * @param remark why it is this type, where it is not plain; otherwise empty
 */
public record SketchedColumn(
        String header,
        String name,
        String type,
        long rows,
        long nulls,
        Optional<String> least,
        Optional<String> most,
        int longest,
        int decimals,
        String remark) {

    /** From here on an index over it may refuse a value. */
    private static final int LONG = 2_000;

    private static final int LONGEST_HEADER = 60;

    /** The same under another name. */
    public SketchedColumn named(String other) {
        return new SketchedColumn(header, other, type, rows, nulls, least, most, longest, decimals, remark);
    }

    /** What a careful person would want to know, on one line; perhaps empty. */
    public String comment() {
        List<String> parts = new ArrayList<>();
        if (!header.toLowerCase(Locale.ROOT).equals(name)) {
            parts.add("\"" + shownHeader() + "\" in the file");
        }
        if (!remark.isEmpty()) {
            parts.add(remark);
        }
        least.ifPresent(low -> parts.add(low.equals(most.orElse(low)) ? "always " + low : low + " to " + most.get()));
        if (decimals > 0) {
            parts.add("up to " + decimals + (decimals == 1 ? " decimal" : " decimals"));
        }
        if (longest > LONG) {
            parts.add("up to " + longest + " bytes");
        }
        missing().ifPresent(parts::add);
        return String.join("; ", parts);
    }

    private Optional<String> missing() {
        if (rows == 0 || rows == nulls) {
            return Optional.empty();
        }
        return Optional.of(nulls == 0 ? "no NULL seen" : "NULL in " + nulls + " of " + rows);
    }

    /** The comment ends where its line does. */
    private String shownHeader() {
        String plain = header.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ");
        return plain.length() > LONGEST_HEADER ? plain.substring(0, LONGEST_HEADER) + "..." : plain;
    }
}
