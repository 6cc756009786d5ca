package dev.regauge.url.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys and values of a {@code .properties} file, as {@code java.util.Properties} reads them. */
final class PropertiesScalars {

    private static final String ESCAPED_BY_STORE = ":=#!";

    private final String text;
    private final boolean latin1;
    private final List<Scalar> scalars = new ArrayList<>();
    private int at;

    private PropertiesScalars(SourceFile file) {
        text = file.text();
        latin1 = !file.charset().name().startsWith("UTF");
    }

    static List<Scalar> of(SourceFile file) {
        PropertiesScalars reader = new PropertiesScalars(file);
        reader.at = file.text().startsWith("\uFEFF") ? 1 : 0;
        while (reader.at < reader.text.length()) {
            reader.readLine();
        }
        return reader.scalars;
    }

    private void readLine() {
        skipBlanks();
        if (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == '!')) {
            skipToEndOfLine();
        } else {
            readKey();
            skipBlanks();
            if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
                at++;
                skipBlanks();
            }
            readValue();
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipToEndOfLine() {
        while (at < text.length() && !isLineEnd(at)) {
            at++;
        }
    }

    private void readKey() {
        Scalar key = new Scalar((value, raw) -> Optional.empty());
        while (at < text.length() && !isLineEnd(at) && "=: \t\f".indexOf(text.charAt(at)) < 0) {
            readCharacter(key);
        }
        if (!key.isEmpty()) {
            scalars.add(key);
        }
    }

    private void readValue() {
        Scalar scalar = new Scalar(this::escape);
        while (at < text.length() && !isLineEnd(at)) {
            readCharacter(scalar);
        }
        if (!scalar.isEmpty()) {
            scalars.add(scalar);
        }
    }

    private void readCharacter(Scalar scalar) {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            scalar.add(text.charAt(at), at, at + 1);
            at++;
        } else if (isLineEnd(at + 1)) {
            at += text.startsWith("\r\n", at + 1) ? 3 : 2;
            skipBlanks();
        } else {
            readEscape(scalar);
        }
    }

    private void readEscape(Scalar scalar) {
        char c = text.charAt(at + 1);
        if (c == 'u' && at + 6 <= text.length()) {
            scalar.add(Escapes.hexadecimal(text, at + 2, 4), at, at + 6);
            at += 6;
            return;
        }
        int known = "tnrf".indexOf(c);
        scalar.add(known < 0 ? c : "\t\n\r\f".charAt(known), at, at + 2);
        at += 2;
    }

    private boolean isLineEnd(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }

    /** Separators are escaped where the old text escaped any: what {@code Properties.store} wrote stays in its manner. */
    private Optional<String> escape(String value, String raw) {
        boolean stored = ESCAPED_BY_STORE.chars().anyMatch(c -> raw.indexOf("\\" + (char) c) >= 0);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || (stored && ESCAPED_BY_STORE.indexOf(c) >= 0)) {
                escaped.append('\\').append(c);
            } else if (c < ' ' || (c > 0xFF && latin1) || (c > 0x7E && raw.contains("\\u"))) {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return Optional.of(escaped.toString());
    }
}
