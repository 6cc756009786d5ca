package dev.regauge.url.grammar;

/** Which texts are IP addresses, as Go's {@code netip} and Rust's {@code IpAddr} take them. Nothing is looked up. */
public final class IpText {

    private IpText() {}

    /** Whether it is an address; with {@code zone} an IPv6 one may name its interface after a {@code %}. */
    public static boolean isAddress(String text, boolean zone) {
        int percent = zone ? text.indexOf('%') : -1;
        if (percent >= 0) {
            return percent + 1 < text.length() && isVersion6(text.substring(0, percent));
        }
        return isVersion4(text) || isVersion6(text);
    }

    /** Four numbers up to 255 without zeros before them. */
    public static boolean isVersion4(String text) {
        if (text.length() > 15) {
            return false;
        }
        String[] parts = text.split("\\.", -1);
        boolean good = parts.length == 4;
        for (String part : parts) {
            boolean plain = isDigits(part) && part.length() <= 3 && (part.length() == 1 || part.charAt(0) != '0');
            good = good && plain && Integer.parseInt(part) <= 255;
        }
        return good;
    }

    /** Eight groups of up to four hexadecimal digits, the last two perhaps as IPv4, and one run of zeros left out. */
    public static boolean isVersion6(String text) {
        if (text.length() > 45) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
        String rest = text.substring(gap + 2);
        int behind = rest.isEmpty() ? 0 : groups(rest, true);
        return before >= 0 && behind >= 0 && before + behind <= 7;
    }

    /** How many groups these are, an IPv4 address at the end for two; -1 where one of them is none. */
    private static int groups(String text, boolean atEnd) {
        String[] parts = text.split(":", -1);
        int count = parts.length;
        for (int i = 0; i < parts.length; i++) {
            boolean last = atEnd && i == parts.length - 1;
            if (last && parts[i].indexOf('.') >= 0) {
                if (!isVersion4(parts[i])) {
                    return -1;
                }
                count++;
            } else if (!isGroup(parts[i])) {
                return -1;
            }
        }
        return count;
    }

    private static boolean isGroup(String part) {
        return !part.isEmpty()
                && part.length() <= 4
                && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }

    private static boolean isDigits(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
