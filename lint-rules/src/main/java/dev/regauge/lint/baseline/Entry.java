package dev.regauge.lint.baseline;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Sha256;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A finding without what changes when code is reformatted or moved: lines, and the numbers that compilers give to lambdas
 * and anonymous classes.
 *
 * @param rule its id
 * @param place class and method, as {@code com.acme.Orders#find}; the file where there is no class
 * @param text a hash of the statement without regard to white space; of the called method, with {@code @} before it, where
 *     there is no statement
 */
record Entry(String rule, String place, String text) implements Comparable<Entry> {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::rule).thenComparing(Entry::place).thenComparing(Entry::text);

    /** 64 bits: enough that no two statements of a project share one by chance. */
    private static final int DIGITS = 16;

    private static final Pattern NUMBERS = Pattern.compile("(\\$\\d+)+(?=$|\\$)");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:([^$]+)\\$)?\\d+");

    static Entry of(Finding finding) {
        return new Entry(finding.rule(), place(finding.location()), text(finding));
    }

    private static String place(Location location) {
        if (location.className().isEmpty()) {
            return location.file();
        }
        String owner = NUMBERS.matcher(location.className()).replaceAll("");
        String method = LAMBDA.matcher(location.method()).replaceAll("$1");
        return method.isEmpty() ? owner : owner + "#" + method;
    }

    private static String text(Finding finding) {
        String sql = finding.sql().strip().replaceAll("\\s+", " ");
        return sql.isEmpty() ? "@" + hash(finding.sink()) : hash(sql);
    }

    static String hash(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }

    /**
     * What stays when the code moves to another class: the statement; where there is none, the class's simple name, with the
     * method if it is about one. A place in a file that is no class does not move: what is behind the last dot of
     * {@code pom.xml} is no class, which begins with a capital.
     */
    Entry moved() {
        if (!text.startsWith("@")) {
            return new Entry(rule, "", text);
        }
        int method = place.indexOf('#');
        String simple = place.substring(place.lastIndexOf('.', method < 0 ? place.length() : method) + 1);
        boolean ofClass = method >= 0 || (place.indexOf('/') < 0 && startsWithCapital(simple));
        return ofClass ? new Entry(rule, simple, text) : this;
    }

    private static boolean startsWithCapital(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }
}
