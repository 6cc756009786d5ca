package dev.regauge.copy.encode;

import java.util.Optional;

/** IP addresses as text, in the forms of RFC 4291 and with four decimal numbers. No names are looked up. */
final class InetText {

    private static final int GROUPS = 8;

    private InetText() {}

    /** Four or sixteen bytes; empty when it is no address. */
    static Optional<byte[]> address(String text) {
        return text.indexOf(':') < 0 ? version4(text) : version6(text);
    }

    /** A decimal number without leading zeros; -1 when it is none, or beyond {@code most}. */
    static int number(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= most ? number : -1;
    }

    private static Optional<byte[]> version4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < parts.length; i++) {
            int number = number(parts[i], 255);
            if (number < 0 || parts.length != bytes.length) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(bytes);
    }

    /** {@code ::} stands for as many groups of zeros as are missing, at least one. */
    private static Optional<byte[]> version6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[2 * GROUPS];
        if (gap < 0) {
            return groups(text, bytes, true) == GROUPS ? Optional.of(bytes) : Optional.empty();
        }
        byte[] tail = new byte[2 * GROUPS];
        String behind = text.substring(gap + 2);
        int front = gap == 0 ? 0 : groups(text.substring(0, gap), bytes, false);
        int back = behind.isEmpty() ? 0 : groups(behind, tail, true);
        if (front < 0 || back < 0 || front + back >= GROUPS) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, bytes, 2 * (GROUPS - back), 2 * back);
        return Optional.of(bytes);
    }

    /** Writes groups from the start. @return how many; -1 when it is not groups */
    private static int groups(String text, byte[] to, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = last && i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            if (count + (dotted ? 2 : 1) > GROUPS
                    || !(dotted ? dotted(parts[i], to, count) : group(parts[i], to, count))) {
                return -1;
            }
            count += dotted ? 2 : 1;
        }
        return count;
    }

    private static boolean dotted(String text, byte[] to, int group) {
        Optional<byte[]> bytes = version4(text);
        bytes.ifPresent(four -> System.arraycopy(four, 0, to, 2 * group, 4));
        return bytes.isPresent();
    }

    private static boolean group(String text, byte[] to, int group) {
        if (text.isEmpty()
                || text.length() > 4
                || !text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            return false;
        }
        int number = Integer.parseInt(text, 16);
        to[2 * group] = (byte) (number >> 8);
        to[2 * group + 1] = (byte) number;
        return true;
    }
}
