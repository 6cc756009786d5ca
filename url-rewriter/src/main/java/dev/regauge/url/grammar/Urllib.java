package dev.regauge.url.grammar;

import java.util.Locale;

/** How Python decodes the pieces that {@code urlsplit} cut: what it forgets while cutting is no part of them. */
public final class Urllib {

    /** Nothing is decoded. */
    public static final Decoding AS_IT_STANDS = Urllib::cleaned;

    /** As {@code unquote}: a percent sign without two hexadecimal digits is itself, and so is {@code +}. */
    public static final Decoding UNQUOTE = text -> Decoding.PERCENT_WHERE_POSSIBLE.decode(cleaned(text));

    /** As {@code unquote_plus}: the same, and {@code +} is a space. */
    public static final Decoding UNQUOTE_PLUS = text -> Decoding.FORM_WHERE_POSSIBLE.decode(cleaned(text));

    /** As {@link #UNQUOTE}, in small letters up to the first percent sign, where {@code hostname} expects a zone. */
    public static final Decoding HOSTNAME = text -> {
        String cleaned = cleaned(text);
        int percent = cleaned.indexOf('%');
        int zone = percent < 0 ? cleaned.length() : percent;
        return UNQUOTE.decode(cleaned.substring(0, zone).toLowerCase(Locale.ROOT) + cleaned.substring(zone));
    };

    private Urllib() {}

    /** Whether a text begins so for Python, which forgets blanks before it and the case of a scheme's letters. */
    public static boolean begins(String text, String prefix) {
        return PythonText.begins(text, prefix);
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!PythonText.isForgotten(text.charAt(i))) {
                cleaned.append(text.charAt(i));
            }
        }
        return cleaned.toString();
    }
}
