package dev.regauge.url.grammar;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a parser turns the characters of a piece into the text they mean. */
@FunctionalInterface
public interface Decoding {

    /** Nothing is decoded. */
    Decoding RAW = text -> text;

    /**
     * As {@code java.net.URLDecoder}: {@code +} is a space, a percent sign must be followed by two hexadecimal digits,
     * and bytes that are no UTF-8 become U+FFFD.
     */
    Decoding FORM = text -> {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw badEscape(firstBadEscape(text));
        }
    };

    /** {@code %XX} and nothing else; a percent sign without two hexadecimal digits is refused, and so is {@code %00}. */
    Decoding PERCENT_WITHOUT_ZERO = text -> {
        String decoded = percent(text, true);
        int zero = text.indexOf('%') < 0 ? -1 : text.indexOf("%00");
        if (zero >= 0) {
            throw new Misread("%00 is no character of a connection string", zero, "remove it");
        }
        return decoded;
    };

    /**
     * As {@link #PERCENT_WITHOUT_ZERO}, without the blanks at both ends, and with none between: libpq from 18 on.
     */
    Decoding PERCENT_WITHOUT_BLANKS = text -> {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ' ') {
                throw new Misread("a blank stands in the middle", i, "write a blank as %20");
            }
        }
        return PERCENT_WITHOUT_ZERO.decode(text.substring(start, end));
    };

    /** {@code %XX} and nothing else; a percent sign without two hexadecimal digits is refused. */
    Decoding PERCENT = text -> percent(text, true);

    /** {@code %XX} where two hexadecimal digits follow; any other percent sign is itself. */
    Decoding PERCENT_WHERE_POSSIBLE = text -> percent(text, false);

    /** As {@link #PERCENT_WHERE_POSSIBLE}, and bytes that are no UTF-8 are refused. */
    Decoding PERCENT_OF_UTF_8 = text -> {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(percentBytes(text, false)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Misread("percent-encoded bytes are no UTF-8", text.indexOf('%'), "encode the bytes of UTF-8");
        }
    };

    /** As {@link #PERCENT_WHERE_POSSIBLE}, and {@code +} is a space. */
    Decoding FORM_WHERE_POSSIBLE = text -> percent(text.replace('+', ' '), false);

    /** As {@link #PERCENT_WHERE_POSSIBLE}, and each byte that is no part of UTF-8 becomes U+FFFD by itself, as in Go. */
    Decoding PERCENT_OF_RUNES = text -> text.indexOf('%') < 0 ? text : runes(percentBytes(text, false));

    /** As {@link #PERCENT_OF_RUNES}, and {@code +} is a space. */
    Decoding FORM_OF_RUNES = text -> PERCENT_OF_RUNES.decode(text.replace('+', ' '));

    /** pgx 5.10.0 undoubles backslashes first, and drops those before quotes afterwards; all others stay. */
    Decoding BACKSLASHES_BEFORE_QUOTES = text -> text.replace("\\\\", "\\").replace("\\'", "'");

    /** A backslash is left out and the character behind it taken as it is; one at the end is left out as well. */
    Decoding BACKSLASHES = text -> {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\';
            i += escape ? 1 : 0;
            if (i < text.length()) {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    };

    /**
     * The text that a piece means.
     *
     * @throws Misread when the parser would not take it; its place counts from the beginning of the piece
     */
    String decode(String text);

    private static String percent(String text, boolean strict) {
        return text.indexOf('%') < 0 ? text : new String(percentBytes(text, strict), StandardCharsets.UTF_8);
    }

    private static byte[] percentBytes(String text, boolean strict) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            int high = source[i] == '%' && i + 2 < source.length ? digit(source[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(source[i + 2]);
            if (low >= 0) {
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (source[i] == '%' && strict) {
                throw badEscape(firstBadEscape(text));
            } else {
                decoded[length++] = source[i];
            }
        }
        return Arrays.copyOf(decoded, length);
    }

    private static String runes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            in.position(in.position() + result.length());
            for (int i = 0; i < result.length(); i++) {
                out.put('\uFFFD');
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    private static int digit(int c) {
        return c < 0 ? -1 : Character.digit((char) c, 16);
    }

    private static int firstBadEscape(String text) {
        int at = text.indexOf('%');
        while (at >= 0) {
            boolean good = at + 2 < text.length()
                    && Character.digit(text.charAt(at + 1), 16) >= 0
                    && Character.digit(text.charAt(at + 2), 16) >= 0;
            if (!good) {
                return at;
            }
            at = text.indexOf('%', at + 3);
        }
        return Math.max(0, text.indexOf('%'));
    }

    private static Misread badEscape(int at) {
        return new Misread("a percent sign is not followed by two hexadecimal digits", at, "write % itself as %25");
    }
}
