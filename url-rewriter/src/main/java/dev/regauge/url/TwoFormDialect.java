package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Grammar;
import dev.regauge.url.grammar.KeyValueGrammar;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.List;
import java.util.Map;

/**
 * A parser that reads a URI where a text begins like one, and a list of keys and values anywhere else. Such texts are
 * recognised by the beginning of a URI only.
 */
abstract class TwoFormDialect extends Dialect {

    static final String[] SCHEMES = {"postgresql://", "postgres://"};

    private final Decoding value;

    /**
     * Puts the data together.
     *
     * @param decodings of the pieces of a URI
     * @param value how a value in a list is decoded
     */
    TwoFormDialect(
            String id,
            String parser,
            Grammar uri,
            KeyValueGrammar.Reader reader,
            Map<Kind, Decoding> decodings,
            Decoding value,
            Defaults defaults,
            List<Word> words) {
        super(id, parser, List.of(SCHEMES), either(uri, new KeyValueGrammar(reader)), decodings, defaults, words);
        this.value = value;
    }

    private static Grammar either(Grammar uri, Grammar list) {
        return in -> {
            if (isUri(in.text())) {
                uri.read(in);
            } else {
                list.read(in);
            }
        };
    }

    static boolean isUri(String text) {
        return text.startsWith(SCHEMES[0]) || text.startsWith(SCHEMES[1]);
    }

    @Override
    boolean takes(String text) {
        return true;
    }

    @Override
    String shownWhenRefused(String text) {
        return isUri(text) ? text : Secrets.maskKeysAndValues(text);
    }

    @Override
    Parameter.Origin parameterOrigin(String text) {
        return isUri(text) ? Parameter.Origin.QUERY : Parameter.Origin.KEY;
    }

    @Override
    Decoding decoding(Piece piece, String text) {
        if (isUri(text)) {
            return decoding(piece.kind());
        }
        return piece.kind() == Kind.VALUE ? value : Decoding.RAW;
    }
}
