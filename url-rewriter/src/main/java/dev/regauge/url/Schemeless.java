package dev.regauge.url;

import java.util.List;
import java.util.Optional;

/**
 * A connection string without its beginning, so that the rest can be put behind the beginning of every dialect.
 *
 * @param text the whole of it, without a program named in front of the driver
 * @param uri whether it is a URI; a list of keys and values otherwise
 * @param at where the rest begins: in URIs, before the {@code //}
 */
record Schemeless(String text, boolean uri, int at) {

    private static final String SLASHES = "//";

    /** Beginnings that no parser takes, and that are written all the same. */
    private static final List<String> MISTAKEN = List.of("jdbc:postgres:");

    static Schemeless of(String given) {
        String text = Wrapper.of(given)
                .map(outer -> outer.inner() + given.substring(outer.outer().length()))
                .orElse(given);
        return behindPrefix(text, true)
                .or(() -> behindUnknownScheme(text))
                .or(() -> behindPrefix(text, false))
                .orElseGet(() -> new Schemeless(text, false, 0));
    }

    private static Optional<Schemeless> behindPrefix(String text, boolean uri) {
        int behind = 0;
        for (Dialect dialect : Dialects.all()) {
            for (String prefix : dialect.prefixes()) {
                if (readsUris(dialect) == uri && text.startsWith(prefix)) {
                    behind = Math.max(behind, withoutSlashes(prefix).length());
                }
            }
        }
        return behind == 0 ? Optional.empty() : Optional.of(new Schemeless(text, uri, behind));
    }

    private static Optional<Schemeless> behindUnknownScheme(String text) {
        for (String prefix : MISTAKEN) {
            if (text.startsWith(prefix)) {
                return Optional.of(new Schemeless(text, true, prefix.length()));
            }
        }
        int end = 0;
        while (end < text.length() && isSchemeCharacter(text.charAt(end))) {
            end++;
        }
        boolean scheme = end > 0 && text.charAt(end - 1) == ':' && text.startsWith(SLASHES, end);
        return scheme ? Optional.of(new Schemeless(text, true, end)) : Optional.empty();
    }

    private static boolean isSchemeCharacter(char c) {
        return c == ':' || c == '+' || c == '-' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static String withoutSlashes(String prefix) {
        return prefix.endsWith(SLASHES) ? prefix.substring(0, prefix.length() - SLASHES.length()) : prefix;
    }

    private static boolean readsUris(Dialect dialect) {
        return !dialect.prefixes().isEmpty() && dialect.parameterOrigin() == Parameter.Origin.QUERY;
    }

    String rest() {
        return text.substring(at);
    }

    /** The dialects that read texts of this form. */
    List<Dialect> readers() {
        boolean split = Dialects.all().stream().anyMatch(this::isSplit);
        return Dialects.all().stream()
                .filter(dialect -> uri ? readsUris(dialect) : split ? isSplit(dialect) : readsKeys(dialect))
                .toList();
    }

    private boolean isSplit(Dialect dialect) {
        return !uri && dialect instanceof SplitDialect && dialect.recognises(text);
    }

    private boolean readsKeys(Dialect dialect) {
        return dialect.takes(text)
                && dialect.parameterOrigin(text) == Parameter.Origin.KEY
                && !(dialect instanceof SplitDialect);
    }

    /** The same behind a dialect's own beginning; as it stands where the dialect begins like this anyway. */
    String in(Dialect dialect) {
        return dialect.recognises(text) ? text : withoutSlashes(dialect.prefix()) + rest();
    }
}
