package dev.regauge.url.grammar;

import java.text.Normalizer;

/** What Python's {@code urlsplit} refuses in an authority, whoever reads it afterwards. */
final class UrllibAuthority {

    private static final String WRITE_ADDRESS = "write an IPv6 address as [::1], and brackets elsewhere as %5B and %5D";

    private UrllibAuthority() {}

    static void check(PythonText in, int start, int end) {
        boolean opens = in.find("[", start, end) < end;
        boolean closes = in.find("]", start, end) < end;
        if (opens != closes) {
            throw in.misread("a bracket stands alone", start, WRITE_ADDRESS);
        }
        if (opens) {
            checkBrackets(in, start, end);
        }
        for (int i = start; i < end; i++) {
            if (in.charAt(i) > 127 && !in.isAtom(i) && hidesSeparator(in, i)) {
                throw in.misread("a character stands there that is a separator in disguise", i, "percent-encode it");
            }
        }
    }

    /** A bracket anywhere makes Python take the host for an address, even one in the password. */
    private static void checkBrackets(PythonText in, int start, int end) {
        int host = Math.max(start, in.findLast('@', start, end) + 1);
        int open = in.find("[", host, end);
        int content = open < end ? open + 1 : host;
        int close = in.find(open < end ? "]" : ":", content, end);
        boolean before = open < end && open > host;
        boolean behind = open < end && close + 1 < end && in.charAt(close + 1) != ':';
        if (before || behind || !isAddress(in, content, close)) {
            throw in.misread("the brackets hold no IPv6 address, or it is not the host", content, WRITE_ADDRESS);
        }
    }

    /** What a placeholder hides may be an address. */
    private static boolean isAddress(PythonText in, int start, int end) {
        for (int i = start; i < end; i++) {
            if (in.isAtom(i)) {
                return true;
            }
        }
        String host = in.substring(start, end);
        return host.startsWith("v") ? isFutureAddress(host) : PythonIpv6.isAddress(host);
    }

    /** {@code v1.anything}, an address of a version yet to come. */
    private static boolean isFutureAddress(String host) {
        int digits = 1;
        while (digits < host.length() && PythonIpv6.isHexadecimal(host.charAt(digits))) {
            digits++;
        }
        return digits > 1 && digits + 1 < host.length() && host.charAt(digits) == '.';
    }

    /** {@code ℀} becomes {@code a/c} where a name is normalised, and so names another host. */
    private static boolean hidesSeparator(PythonText in, int index) {
        String normal = Normalizer.normalize(in.substring(index, index + 1), Normalizer.Form.NFKC);
        return normal.chars().anyMatch(c -> "/?#@:".indexOf(c) >= 0);
    }
}
