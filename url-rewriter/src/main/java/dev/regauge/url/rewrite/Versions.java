package dev.regauge.url.rewrite;

/** Compares versions such as {@code 42.2.5} and {@code 42.2.5.jre7} by their numbers. */
final class Versions {

    private Versions() {}

    static boolean isOlder(String version, String than) {
        String[] left = version.split("[.-]", -1);
        String[] right = than.split("[.-]", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            long l = number(left, i);
            long r = number(right, i);
            if (l != r) {
                return l < r;
            }
        }
        return false;
    }

    private static long number(String[] parts, int index) {
        String part = index < parts.length ? parts[index] : "";
        boolean digits = !part.isEmpty() && part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(part) : 0;
    }
}
