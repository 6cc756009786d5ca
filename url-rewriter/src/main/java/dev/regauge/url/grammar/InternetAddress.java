package dev.regauge.url.grammar;

import java.util.Arrays;
import java.util.Optional;

/** Addresses of servers in numbers, as the URL standard and Rust read them: no zone, no zeros in front. */
public final class InternetAddress {

    private static final int GROUPS = 8;

    private final String text;
    private final int[] groups = new int[GROUPS];
    private int at;
    private int count;
    private int gap = -1;

    private InternetAddress(String text) {
        this.text = text;
    }

    /** Whether it is four numbers up to 255. */
    public static boolean isFour(String text) {
        InternetAddress address = new InternetAddress(text);
        return address.four() && address.at == text.length();
    }

    /**
     * An IPv6 address in its shortest form: {@code 0::01} is {@code ::1}, and {@code ::ffff:1.2.3.4} is
     * {@code ::ffff:102:304}. Empty where it is none.
     */
    public static Optional<String> shortest(String text) {
        InternetAddress address = new InternetAddress(text);
        return address.six() ? Optional.of(address.written()) : Optional.empty();
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private boolean six() {
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        boolean open = at == 0;
        while (at < text.length()) {
            if (count == GROUPS || !group()) {
                return false;
            }
            open = false;
            if (at < text.length()) {
                open = !separator();
            }
        }
        return !open && (gap < 0 ? count == GROUPS : spread());
    }

    /** A group of hexadecimal digits, or an IPv4 address in place of the last two. */
    private boolean group() {
        int start = at;
        int value = 0;
        while (at < start + 4 && digit(charAt(at)) >= 0) {
            value = value << 4 | digit(charAt(at++));
        }
        if (charAt(at) == '.') {
            at = start;
            return count <= GROUPS - 2 && four() && at == text.length();
        }
        groups[count++] = value;
        return at > start && (at == text.length() || charAt(at) == ':');
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** Behind a colon more must follow; two colons stand for zeros, and stand once. */
    private boolean separator() {
        at++;
        if (charAt(at) != ':') {
            return at < text.length();
        }
        boolean first = gap < 0;
        gap = count;
        at++;
        return first;
    }

    private boolean four() {
        int value = 0;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && charAt(at++) != '.') {
                return false;
            }
            int start = at;
            int number = 0;
            while (at < start + 3 && charAt(at) >= '0' && charAt(at) <= '9') {
                number = number * 10 + charAt(at++) - '0';
            }
            if (at == start || number > 255 || (charAt(start) == '0' && at > start + 1)) {
                return false;
            }
            value = value << 8 | number;
        }
        groups[count++] = value >>> 16;
        groups[count++] = value & 0xFFFF;
        return true;
    }

    private boolean spread() {
        if (count == GROUPS) {
            return false;
        }
        int behind = count - gap;
        System.arraycopy(groups, gap, groups, GROUPS - behind, behind);
        Arrays.fill(groups, gap, GROUPS - behind, 0);
        return true;
    }

    /** The first of the longest runs of zeros is left out, where it has more than one group. */
    private String written() {
        int longest = 0;
        int length = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > length) {
                longest = start;
                length = end - start;
            }
        }
        return length == 1 ? joined(0, GROUPS) : joined(0, longest) + "::" + joined(longest + length, GROUPS);
    }

    private String joined(int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return joined.toString();
    }
}
