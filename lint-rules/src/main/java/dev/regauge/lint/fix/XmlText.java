package dev.regauge.lint.fix;

import dev.regauge.url.rewrite.SourceFile;
import java.util.Map;
import java.util.Optional;

/** Reads what stands between two tags: characters, references to characters, sections that are taken as they are. */
final class XmlText {

    private static final Map<String, Character> NAMED =
            Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"', "apos", '\'');
    private static final String CDATA = "<![CDATA[";

    private final SourceFile file;
    private final String text;
    private final PlacedText placed = new PlacedText();
    private int at;
    private final int end;

    private XmlText(SourceFile file, int start, int end) {
        this.file = file;
        this.text = file.text();
        this.at = start;
        this.end = end;
    }

    /** The text; empty where elements stand in it, or anything else that is not looked through. */
    static Optional<PlacedText> between(SourceFile file, int start, int end) {
        XmlText reader = new XmlText(file, start, end);
        return reader.read() ? Optional.of(reader.placed) : Optional.empty();
    }

    private boolean read() {
        placed.piece(this::escaped);
        while (at < end) {
            if (text.startsWith(CDATA, at)) {
                section();
            } else if (text.startsWith("<!--", at)) {
                at = behind("-->");
            } else if (text.charAt(at) == '<') {
                return false;
            } else if (text.charAt(at) == '&') {
                if (!reference()) {
                    return false;
                }
            } else {
                character();
            }
        }
        return at == end;
    }

    private Optional<String> escaped(String raw) {
        String escaped = raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Optional.of(escaped).filter(file::holds);
    }

    private int behind(String mark) {
        int found = text.indexOf(mark, at);
        return found < 0 ? Integer.MAX_VALUE : found + mark.length();
    }

    private void section() {
        int behind = behind("]]>");
        if (behind > end) {
            at = Integer.MAX_VALUE;
            return;
        }
        placed.piece(raw -> Optional.of(raw).filter(file::holds).filter(known -> !known.contains("]]>")));
        at += CDATA.length();
        while (at < behind - "]]>".length()) {
            character();
        }
        at = behind;
        placed.piece(this::escaped);
    }

    private void character() {
        boolean crlf = text.startsWith("\r\n", at);
        char c = text.charAt(at) == '\r' ? '\n' : text.charAt(at);
        placed.add(c, at, at + (crlf ? 2 : 1));
        at += crlf ? 2 : 1;
    }

    private boolean reference() {
        int semicolon = text.indexOf(';', at);
        if (semicolon < 0 || semicolon > end) {
            return false;
        }
        String name = text.substring(at + 1, semicolon);
        Optional<Character> named = name.startsWith("#") ? numbered(name) : Optional.ofNullable(NAMED.get(name));
        named.ifPresent(c -> placed.add(c, at, semicolon + 1));
        at = semicolon + 1;
        return named.isPresent();
    }

    private static Optional<Character> numbered(String name) {
        boolean hexadecimal = name.startsWith("#x");
        try {
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            return code > 0 && code < 0xD800 ? Optional.of((char) code) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
