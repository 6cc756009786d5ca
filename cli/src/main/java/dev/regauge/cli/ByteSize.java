package dev.regauge.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as users write them: {@code 16MB}, {@code 512k}, {@code 1048576}; units are powers of 1024, as PostgreSQL's. */
final class ByteSize {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,10}) ?([kmg]?)i?b?");

    private static final Map<String, Integer> SHIFTS = Map.of("", 0, "k", 10, "m", 20, "g", 30);

    private ByteSize() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException for what is none, or not from 1 KB to 1 GB: a field cannot be larger
     */
    static int parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(text + " is no size; write it as in 16MB");
        }
        long size = Long.parseLong(form.group(1)) << SHIFTS.getOrDefault(form.group(2), 0);
        if (size < 1 << 10 || size > 1 << 30) {
            throw new IllegalArgumentException(text + " is out of range; a row may have from 1KB to 1GB");
        }
        return (int) size;
    }
}
