package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of a driver, such as {@code 42.2.5.jre7}, {@code 9.4.1212}, {@code 9.4-1201-jdbc41} or
 * {@code 42.7.3-SNAPSHOT}. Ordered as they were released: by the numbers in front, then what comes before a release
 * before it. Builds of one release for different Java versions are of the same age.
 *
 * @param numbers those in front, in order
 * @param preRelease whether it comes before the release with these numbers
 * @param edition what Java it was built for, such as {@code jre7} or {@code jdbc41}; empty for the one for all
 * @param foreign whether somebody else than the driver's project built it, so that its fixes are not known by its numbers
 * @param text as it was written
 */
public record DriverVersion(List<Long> numbers, boolean preRelease, String edition, boolean foreign, String text)
        implements Comparable<DriverVersion> {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern EDITION = Pattern.compile("jre[0-9]|jdbc[0-9]{1,2}[a-z]{0,2}");
    private static final Pattern PRE_RELEASE = Pattern.compile("snapshot|(rc|alpha|beta|m|cr)[0-9]*");
    private static final Pattern OF_PRE_RELEASE = Pattern.compile("[0-9]+");

    /** Copies the list. */
    public DriverVersion {
        numbers = List.copyOf(numbers);
    }

    /** Reads a version; empty where it begins with no number, and for ranges and wildcards. */
    public static Optional<DriverVersion> parse(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("[.-]", -1);
        List<Long> numbers = new ArrayList<>();
        int at = 0;
        while (at < words.length && NUMBER.matcher(words[at]).matches()) {
            numbers.add(Long.parseLong(words[at++]));
        }
        boolean plain = text.strip().chars().allMatch(DriverVersion::isPlain);
        return numbers.isEmpty() || !plain
                ? Optional.empty()
                : Optional.of(qualified(numbers, List.of(words).subList(at, words.length), text.strip()));
    }

    private static boolean isPlain(int c) {
        return c == '.' || c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static DriverVersion qualified(List<Long> numbers, List<String> words, String text) {
        String edition = "";
        boolean preRelease = false;
        boolean foreign = false;
        for (String word : words) {
            if (EDITION.matcher(word).matches()) {
                edition = word;
            } else if (PRE_RELEASE.matcher(word).matches()) {
                preRelease = true;
            } else if (!(preRelease && OF_PRE_RELEASE.matcher(word).matches())) {
                foreign = true;
            }
        }
        return new DriverVersion(numbers, preRelease, edition, foreign, text);
    }

    /** Whether it was released before the other. */
    public boolean isBefore(DriverVersion other) {
        return age(other) < 0;
    }

    /** Whether both are of one line, which is fixed by itself: 42.2.5 and 42.2.29. */
    boolean sameLine(DriverVersion other) {
        return number(0) == other.number(0) && number(1) == other.number(1);
    }

    private long number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private int age(DriverVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int byNumber = Long.compare(number(i), other.number(i));
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return Boolean.compare(other.preRelease, preRelease);
    }

    @Override
    public int compareTo(DriverVersion other) {
        int byAge = age(other);
        return byAge != 0 ? byAge : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
