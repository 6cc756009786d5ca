package dev.regauge.archunit;

import com.tngtech.archunit.library.freeze.ViolationLineMatcher;
import java.util.regex.Pattern;

/**
 * Knows frozen violations again when a version of Regauge says the same in other words: of its violations the first line
 * counts, which has class, method, rule and statement; numbers in the statement count, and which of several equal ones it is.
 * Of all others it is ArchUnit's own way: line numbers, and the numbers of lambdas and anonymous classes, do not count. In {@code archunit.properties}:
 * {@code freeze.lineMatcher=dev.regauge.archunit.RegaugeLineMatcher}. Safe for use by several threads.
 */
public final class RegaugeLineMatcher implements ViolationLineMatcher {

    private static final Pattern OURS =
            Pattern.compile("^(.+? violates [a-z0-9-]+ in \\([^()]*\\))((?:: .*| \\[\\d+])?)\n");
    private static final Pattern NUMBERS = Pattern.compile("(?<=:)\\d+(?=\\))|(?<=\\$)\\d+");

    /** For ArchUnit, which makes one by its name. */
    public RegaugeLineMatcher() {}

    @Override
    public boolean matches(String one, String other) {
        return known(one).equals(known(other));
    }

    private static String known(String violation) {
        var head = OURS.matcher(violation);
        return head.find() ? unnumbered(head.group(1)) + head.group(2) : unnumbered(violation);
    }

    private static String unnumbered(String text) {
        return NUMBERS.matcher(text).replaceAll("0");
    }
}
