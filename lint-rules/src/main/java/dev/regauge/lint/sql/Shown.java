package dev.regauge.lint.sql;

import dev.regauge.url.Secrets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as a report may show it: holes as {@code {..}}, secrets as {@code ***}. Cannot be changed. */
public final class Shown {

    private static final String HOLE = "{..}";
    private static final String MASK = "'***'";

    private final Tokens tokens;

    /** Made when somebody first asks, for most texts are never shown; by two at once perhaps, who make the same. */
    private @Nullable Cut known;

    /**
     * What is shown of a text.
     *
     * @param replaced spans of the raw text in order, as start, end and length in what is shown
     */
    private record Cut(String text, List<int[]> replaced, List<String> secrets) {}

    private Shown(Tokens tokens) {
        this.tokens = tokens;
    }

    private Cut cut() {
        Cut cut = known;
        if (cut == null) {
            cut = cut(tokens);
            known = cut;
        }
        return cut;
    }

    private static Cut cut(Tokens tokens) {
        List<int[]> replaced = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        SecretLiterals literals = new SecretLiterals(tokens);
        for (int token = 0; token < tokens.size(); token++) {
            String raw = tokens.text(token);
            if (literals.next()) {
                secrets.add(raw);
                raw = MASK;
            } else if (!tokens.kind(token).significant()) {
                secrets.addAll(passwords(raw));
                raw = comment(raw).replace(String.valueOf(Lexer.HOLE), HOLE);
            } else {
                raw = raw.replace(String.valueOf(Lexer.HOLE), HOLE);
            }
            if (raw.length() != tokens.end(token) - tokens.start(token)) {
                replaced.add(new int[] {tokens.start(token), tokens.end(token), raw.length()});
            }
            shown.append(raw);
        }
        return new Cut(shown.toString(), replaced, secrets);
    }

    /** Its end stays, which is no part of what it says. */
    private static String comment(String raw) {
        int end = raw.endsWith("*/") ? raw.length() - 2 : raw.length();
        return Secrets.mask(raw.substring(0, end)) + raw.substring(end);
    }

    /** A text that was cut already. */
    public static Shown of(Tokens tokens) {
        return new Shown(tokens);
    }

    /** A text as one reader of it sees it. */
    public static Shown of(String text, Reading reading) {
        return new Shown(Lexer.tokens(text, reading));
    }

    /** What may be shown. */
    public String text() {
        return cut().text();
    }

    /** Where an offset into the raw text is in what is shown. */
    public int offset(int raw) {
        int moved = 0;
        for (int[] span : cut().replaced()) {
            if (raw < span[1]) {
                return raw <= span[0] ? raw + moved : Math.min(raw, span[0] + span[2] - 1) + moved;
            }
            moved += span[2] - (span[1] - span[0]);
        }
        return raw + moved;
    }

    /** Another text about this one, such as a server's message, without its secrets and holes. */
    public String masked(String other) {
        String masked = other.replace(String.valueOf(Lexer.HOLE), HOLE);
        for (String secret : cut().secrets()) {
            masked = masked.replace(secret, MASK);
            String content = content(secret);
            if (content.isEmpty()) {
                continue;
            }
            // a short one may be part of any word
            masked = content.length() > 3
                    ? masked.replace(content, "***")
                    : masked.replace("\"" + content + "\"", "\"***\"").replace("'" + content + "'", MASK);
            for (String part : passwords(content)) {
                masked = masked.replace(part, "***");
            }
        }
        return masked;
    }

    /** What stands between the quotes, of whatever kind. */
    private static String content(String quoted) {
        int open = quoted.indexOf('\'');
        if (quoted.startsWith("$")) {
            int tag = quoted.indexOf('$', 1) + 1;
            boolean closed = quoted.length() >= 2 * tag && quoted.endsWith(quoted.substring(0, tag));
            return quoted.substring(tag, quoted.length() - (closed ? tag : 0));
        }
        boolean closed = quoted.endsWith("'") && quoted.length() > open + 1;
        return open < 0 ? quoted : quoted.substring(open + 1, quoted.length() - (closed ? 1 : 0));
    }

    /** The passwords inside a connection string, each as far as it may reach and as short as it may be. */
    private static List<String> passwords(String connection) {
        List<String> passwords = new ArrayList<>();
        for (String hidden : Secrets.in(connection)) {
            passwords.add(hidden);
            passwords.add(hidden.split("[\\s&;]", 2)[0]);
        }
        passwords.removeIf(password -> password.length() < 3);
        return passwords;
    }
}
