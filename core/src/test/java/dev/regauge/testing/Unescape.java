package dev.regauge.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Undoes escapes wherever they stand in a text; what is no escape stays as it is, and nothing is refused. */
final class Unescape {

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private Unescape() {}

    /** {@code %40} as in URLs; {@code +} for a space as in forms, if asked for. */
    static String percent(String text, boolean form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < from.length; i++) {
            int value = from[i] == '%' ? hexadecimal(from, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(form && from[i] == '+' ? ' ' : from[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hexadecimal(byte[] bytes, int at) {
        if (at + 2 > bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Java, properties and JSON: {@code \}{@code u0040}, {@code \t}, {@code \:} and the like. */
    static String backslashes(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            int unicode = escaped == 'u' ? number(text, i + 1, i + 5, 16) : -1;
            if (unicode >= 0) {
                plain.append((char) unicode);
                i += 4;
            } else {
                int control = "tnrfb".indexOf(escaped);
                plain.append(control < 0 ? escaped : "\t\n\r\f\b".charAt(control));
            }
        }
        return plain.toString();
    }

    /** XML and HTML: the entities that have names there, and numeric ones in decimal and hexadecimal. */
    static String entities(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '&'
                    ? text.substring(i, Math.min(text.length(), i + 10)).indexOf(';')
                    : -1;
            String character = end < 0 ? "" : entity(text.substring(i + 1, i + end));
            plain.append(character.isEmpty() ? text.substring(i, i + 1) : character);
            i += character.isEmpty() ? 0 : end;
        }
        return plain.toString();
    }

    private static String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, "");
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        int codePoint = number(name, hexadecimal ? 2 : 1, name.length(), hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }

    private static int number(String text, int start, int end, int radix) {
        if (end > text.length() || start >= end) {
            return -1;
        }
        try {
            return Integer.parseUnsignedInt(text.substring(start, end), radix);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
