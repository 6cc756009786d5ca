package dev.regauge.url.rewrite;

/** What the escapes of several file formats share. */
final class Escapes {

    private Escapes() {}

    /** The character of some hexadecimal digits; U+FFFD where they are none. */
    static char hexadecimal(String text, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return '\uFFFD';
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
