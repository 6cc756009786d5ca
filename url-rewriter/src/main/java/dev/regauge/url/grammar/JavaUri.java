package dev.regauge.url.grammar;

/**
 * The rules of {@code java.net.URI} of Java 17 for the characters of each part, and for which authorities are a server
 * with a port; the others are names for it, and taken as a whole. A placeholder counts as a letter or digit.
 */
final class JavaUri {

    private static final String MARKS = "-_.!~*'()";
    private static final String IN_USERINFO = MARKS + ";:&=+$,";
    private static final String IN_REGISTRY_NAME = IN_USERINFO + "@";
    private static final String IN_SERVER = IN_REGISTRY_NAME + "[]%";
    private static final String IN_PATH = IN_REGISTRY_NAME + "/";
    private static final String IN_QUERY = IN_PATH + "?[]";

    private static final String ENCODE = "write it percent-encoded";

    private final Cursor in;

    JavaUri(Cursor in) {
        this.in = in;
    }

    void checkPath(int from, int to) {
        check(from, to, IN_PATH, "path");
    }

    void checkQuery(int from, int to) {
        check(from, to, IN_QUERY, "parameters");
    }

    void checkFragment(int from, int to) {
        check(from, to, IN_QUERY, "fragment");
    }

    private void check(int from, int to, String others, String part) {
        int end = scan(from, to, others);
        if (end < to) {
            throw new Misread("a character cannot stand in the " + part, end, ENCODE);
        }
    }

    /** Behind the characters that may stand here. */
    private int scan(int from, int to, String others) {
        int at = from;
        while (at < to) {
            char c = in.charAt(at);
            if (isLetterOrDigit(c) || others.indexOf(c) >= 0 || isVisible(c)) {
                at++;
            } else if (c == '%') {
                checkEscape(at, to);
                at += 3;
            } else {
                return at;
            }
        }
        return at;
    }

    private void checkEscape(int at, int to) {
        boolean good = at + 3 <= to && isHexadecimal(in.charAt(at + 1)) && isHexadecimal(in.charAt(at + 2));
        if (!good) {
            throw new Misread("a percent sign is not followed by two hexadecimal digits", at, "write % itself as %25");
        }
    }

    /** Of other alphabets than ASCII everything may stand that can be seen. */
    private static boolean isVisible(char c) {
        return c > 128 && !Character.isSpaceChar(c) && !Character.isISOControl(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isHexadecimal(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /**
     * Whether the authority is a server: a host name, an IPv4 address or an IPv6 address in brackets, and perhaps a port,
     * which must be a number of 31 bits.
     *
     * @param from where it begins
     * @param userinfo behind the {@code @} that ends the user and password, or {@code from} where there is none
     * @throws Misread when it is neither a server nor a name
     */
    boolean isServer(int from, int userinfo, int to) {
        boolean name = scan(from, to, IN_REGISTRY_NAME) == to;
        boolean characters = scanServer(from, to) == to;
        if (characters && isServerAt(from, userinfo, to)) {
            return true;
        }
        if (!name) {
            throw new Misread(
                    "a character stands where the authority takes none, or an IPv6 address is none",
                    scan(from, to, IN_REGISTRY_NAME),
                    ENCODE);
        }
        return false;
    }

    private int scanServer(int from, int to) {
        int at = from;
        while (at < to
                && (isLetterOrDigit(in.charAt(at))
                        || IN_SERVER.indexOf(in.charAt(at)) >= 0
                        || isVisible(in.charAt(at)))) {
            at++;
        }
        return at;
    }

    private boolean isServerAt(int from, int userinfo, int to) {
        boolean plain = userinfo == from || scan(from, userinfo - 1, IN_USERINFO) == userinfo - 1;
        int end = plain ? endOfHost(userinfo, to) : -1;
        return end >= 0 && (end == to || (in.charAt(end) == ':' && isPort(end + 1, to)));
    }

    private boolean isPort(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (in.isAtom(i)) {
                continue;
            }
            if (in.charAt(i) < '0' || in.charAt(i) > '9') {
                return false;
            }
            number = Math.min(number * 10 + in.charAt(i) - '0', 1L << 40);
        }
        return number <= Integer.MAX_VALUE;
    }

    /** Behind the host, or -1 where none stands. */
    private int endOfHost(int from, int to) {
        if (in.charAt(from) == '[' && from < to) {
            int close = in.find(']', from, to);
            return close < to && isAddress(from + 1, close) ? close + 1 : -1;
        }
        int digits = from;
        while (digits < to && (isDigit(digits) || in.charAt(digits) == '.')) {
            digits++;
        }
        boolean ended = digits == to || in.charAt(digits) == ':';
        return ended && isIpv4(from, digits) ? digits : endOfName(from, to);
    }

    private boolean isDigit(int at) {
        return in.charAt(at) >= '0' && in.charAt(at) <= '9';
    }

    /** Labels of letters, digits and dashes between dots; the last of several begins with a letter. */
    private int endOfName(int from, int to) {
        int at = from;
        int label = -1;
        while (at < to && isAlphanumeric(at)) {
            label = at;
            while (at < to && (isAlphanumeric(at) || in.charAt(at) == '-')) {
                at++;
            }
            if (in.charAt(at - 1) == '-') {
                return -1;
            }
            if (at == to || in.charAt(at) != '.') {
                break;
            }
            at++;
        }
        boolean numeric = label > from && isDigit(label);
        return label < 0 || numeric ? -1 : at;
    }

    private boolean isAlphanumeric(int at) {
        return isLetterOrDigit(in.charAt(at)) || in.isAtom(at);
    }

    /** Four numbers of up to 255 each. */
    private boolean isIpv4(int from, int to) {
        int at = from;
        for (int numbers = 1; numbers <= 4; numbers++) {
            int start = at;
            int value = 0;
            while (at < to && isDigit(at)) {
                value = Math.min(value * 10 + in.charAt(at++) - '0', 1000);
            }
            if (at == start || value > 255) {
                return false;
            }
            if (numbers < 4 && (at == to || in.charAt(at++) != '.')) {
                return false;
            }
        }
        return at == to;
    }

    /** An IPv6 address, and perhaps {@code %} and the name of a network card. */
    private boolean isAddress(int from, int to) {
        int zone = in.find('%', from, to);
        if (zone == from || zone == to - 1) {
            return false;
        }
        for (int i = zone + 1; i < to; i++) {
            if (!isAlphanumeric(i) && in.charAt(i) != '_' && in.charAt(i) != '.') {
                return false;
            }
        }
        return isIpv6(from, zone);
    }

    /** Groups of up to four digits: eight of them, or fewer and one double colon; the last two may be an IPv4 address. */
    private boolean isIpv6(int from, int to) {
        int groups = 0;
        boolean shortened = false;
        int at = from;
        while (at < to) {
            boolean pair = at + 1 < to && in.charAt(at) == ':' && in.charAt(at + 1) == ':';
            if (pair && shortened) {
                return false;
            }
            if (pair) {
                shortened = true;
                at += 2;
                if (at == to) {
                    break;
                }
            } else if (at > from) {
                if (in.charAt(at) != ':') {
                    return false;
                }
                at++;
            }
            int end = at;
            while (end < to && (isHexadecimal(in.charAt(end)) || in.isAtom(end))) {
                end++;
            }
            if (end < to && in.charAt(end) == '.') {
                return isIpv4(at, to) && (shortened ? groups + 2 < 8 : groups + 2 == 8);
            }
            if (end == at || end > at + 4) {
                return false;
            }
            groups++;
            at = end;
        }
        return shortened ? groups < 8 : groups == 8;
    }
}
