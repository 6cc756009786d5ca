package dev.regauge.url.grammar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What programs make of the parts that a parser of the URL standard (url.spec.whatwg.org) gives them. Such a parser
 * deletes tabs and line ends wherever they stand and percent-encodes some characters; it decodes nothing but parameters.
 */
public final class WhatwgDecoding {

    private static final String HEXADECIMAL = "0123456789ABCDEF";
    private static final String IN_PATHS = " \"#<>?`{}";
    private static final String IN_USERINFO = IN_PATHS + "/:;=@[\\]^|";
    private static final String KEPT_BY_ENCODE_URI = "-_.!~*'();,/?:@&=+$#";
    private static final String KEPT_BY_DECODE_URI = ";/?:@&=+$,#";

    /** Parameters: {@code +} is a space, and what cannot be decoded stays or becomes U+FFFD. */
    public static final Decoding PARAMETER =
            text -> lossy(bytes(withoutBreaks(text).replace('+', ' '), false, ""));

    /** JavaScript's {@code decodeURIComponent}. */
    public static final Decoding COMPONENT = text -> percent(withoutBreaks(text), true, "");

    /** Bytes in percent signs where they are such, which must be UTF-8 in the end: {@code decode_utf8} of Rust. */
    public static final Decoding UTF_8 = text -> percent(withoutBreaks(text), false, "");

    /** The same; what is not UTF-8 stays as the parser encoded it. */
    public static final Decoding UTF_8_OR_ENCODED = text -> {
        try {
            return UTF_8.decode(text);
        } catch (Misread notUtf8) {
            return encoded(withoutBreaks(text), IN_USERINFO);
        }
    };

    /** A host as the parser gives it: not decoded, an IPv6 address in its shortest form and in brackets. */
    public static final Decoding HOST = text -> host(withoutBreaks(text));

    /** The same without brackets. */
    public static final Decoding HOST_WITHOUT_BRACKETS = text -> unbracketed(HOST.decode(text));

    /** Digits without zeros in front. */
    public static final Decoding PORT = text -> {
        String digits = withoutBreaks(text);
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    };

    /** A path as the parser gives it: {@code .} and {@code ..} are followed, and nothing is decoded. */
    public static final Decoding PATH = text -> encoded(resolved(withoutBreaks(text)), IN_PATHS);

    /** A path decoded by JavaScript's {@code decodeURI}, to which {@code %2F} is no slash. */
    public static final Decoding PATH_URI = text -> percent(resolved(withoutBreaks(text)), true, KEPT_BY_DECODE_URI);

    /** A folder that begins with a slash, decoded as {@link #PATH_URI}. */
    public static final Decoding FOLDER_URI =
            text -> text.startsWith("/") ? "/" + PATH_URI.decode(text.substring(1)) : PATH_URI.decode(text);

    /** A path without slashes in front, decoded as {@link #UTF_8}. */
    public static final Decoding PATH_UTF_8 = text -> {
        String path = resolved(withoutBreaks(text));
        int start = path.equals(text) ? 0 : endOfSlashes(path);
        return percent(path.substring(start), false, "");
    };

    private WhatwgDecoding() {}

    /**
     * The same of a text that JavaScript's {@code encodeURI} went over first, after which percent signs in front of two
     * decimal digits are as they were.
     */
    public static Decoding reencoded(Decoding decoding) {
        return text -> decoding.decode(reencoded(text));
    }

    private static String reencoded(String text) {
        StringBuilder target = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean escape = c == '%' && isDecimal(text, i + 1) && isDecimal(text, i + 2);
            if (escape || isKept(c)) {
                target.appendCodePoint(c);
            } else {
                appendBytes(target, c);
            }
            i += Character.charCount(c);
        }
        return target.toString();
    }

    private static boolean isKept(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || KEPT_BY_ENCODE_URI.indexOf(c) >= 0);
    }

    private static boolean isDecimal(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static void appendBytes(StringBuilder target, int c) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            target.append('%').append(HEXADECIMAL.charAt(b >> 4 & 15)).append(HEXADECIMAL.charAt(b & 15));
        }
    }

    private static String encoded(String text, String more) {
        StringBuilder target = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c >= ' ' && c < 0x7F && more.indexOf(c) < 0) {
                target.appendCodePoint(c);
            } else {
                appendBytes(target, c);
            }
            i += Character.charCount(c);
        }
        return target.toString();
    }

    /** The text without tabs and line ends. */
    static String withoutBreaks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isBreak(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    static boolean isBreak(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static String host(String name) {
        return name.length() > 2 && name.startsWith("[") && name.endsWith("]")
                ? InternetAddress.shortest(unbracketed(name))
                        .map(address -> "[" + address + "]")
                        .orElse(name)
                : encoded(name, "");
    }

    private static String unbracketed(String name) {
        int start = name.startsWith("[") ? 1 : 0;
        return name.substring(start, name.endsWith("]") ? Math.max(start, name.length() - 1) : name.length());
    }

    private static int endOfSlashes(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) == '/') {
            end++;
        }
        return end;
    }

    /** Whether a segment of a path is {@code .} or {@code ..} in any spelling: 1, 2, or 0 for neither. */
    static int dots(String segment) {
        if (segment.length() > "%2e%2e".length()) {
            return 0;
        }
        String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return plain.equals(".") ? 1 : plain.equals("..") ? 2 : 0;
    }

    /** {@code ..} never leads above the beginning; as the last segment both leave an empty one. */
    private static String resolved(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            int dots = dots(path.substring(start, end));
            if (dots == 2 && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            if (dots == 0) {
                segments.add(path.substring(start, end));
            } else if (slash < 0) {
                segments.add("");
            }
            start = end + 1;
        }
        return String.join("/", segments);
    }

    static String percent(String text, boolean strict, String kept) {
        return text.indexOf('%') < 0 ? text : utf8(bytes(text, strict, kept));
    }

    private static byte[] bytes(String text, boolean strict, String kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            int value = escape(text, at);
            if (value < 0 && strict) {
                throw new Misread(
                        "a percent sign is not followed by two hexadecimal digits", at, "write % itself as %25");
            }
            if (value >= 0 && kept.indexOf(value) < 0) {
                bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
                bytes.write(value);
                from = at + 3;
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** The byte that is written here, or -1. */
    private static int escape(String text, int at) {
        int high = hexadecimal(text, at + 1);
        int low = hexadecimal(text, at + 2);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hexadecimal(String text, int at) {
        return at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Misread("percent-encoded bytes are not UTF-8", 0, "write each letter as its bytes of UTF-8");
        }
    }

    /** As the standard decodes it, to which each byte of an encoded surrogate is wrong by itself, and to Java all at once. */
    private static String lossy(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if ((bytes[i] & 0xFF) == 0xED && (bytes[i + 1] & 0xFF) >= 0xA0 && (bytes[i + 1] & 0xFF) <= 0xBF) {
                bytes[i] = (byte) 0xFF;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
