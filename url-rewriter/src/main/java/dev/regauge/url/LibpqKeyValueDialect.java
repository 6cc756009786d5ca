package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.KeyValueGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of keys and values that libpq takes wherever it takes a URI: {@code host=db1 dbname=orders password='it\'s'}.
 * What 18 changed is the keywords. A {@code dbname} that looks like a connection string is a name like any other here, as
 * in {@code PQconninfoParse} and {@code PQconnectdb}; psql alone looks into it.
 */
final class LibpqKeyValueDialect extends Dialect {

    private LibpqKeyValueDialect(String id, String parser, List<Word> words) {
        super(
                id,
                parser,
                List.of(),
                new KeyValueGrammar(KeyValueGrammar.Reader.LIBPQ),
                Map.of(Kind.VALUE, Decoding.BACKSLASHES),
                Defaults.ofEnvironment(TlsMode.PREFER),
                table(words, LibpqTable.REQUIRE_SSL));
    }

    static Dialect upTo17() {
        return new LibpqKeyValueDialect("libpq-dsn", "libpq 17.11", LibpqTable.words());
    }

    static Dialect from18() {
        return new LibpqKeyValueDialect("libpq-dsn:18", "libpq 18.6", LibpqTable.wordsOf18());
    }

    @Override
    boolean recognises(String text) {
        return KeyValues.firstKey(text, '_').filter(this::knows).isPresent() && !Dialects.NPGSQL.recognises(text);
    }

    @Override
    String shownWhenRefused(String text) {
        return Secrets.maskKeysAndValues(text);
    }

    @Override
    Family family() {
        return Family.LIBPQ;
    }

    @Override
    public Unknown unknown() {
        return Unknown.REFUSED;
    }

    @Override
    boolean hasUserinfo() {
        return false;
    }

    @Override
    Parameter.Origin parameterOrigin() {
        return Parameter.Origin.KEY;
    }

    @Override
    Draft.Parts settle(Draft draft) {
        for (Parameter parameter : draft.parameters()) {
            if (!knows(parameter.name())) {
                throw new Misread(
                        "libpq knows no such parameter",
                        parameter.nameAt(),
                        "remove it, or write one that libpq knows");
            }
        }
        return draft.parts(
                LibpqTable.hosts(draft, Decoding.RAW),
                draft.last(Concept.DATABASE).map(Parameter::decoded));
    }

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return LibpqTable.tlsRequest(super.tlsRequest(parameters), this, parameters);
    }

    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return LibpqTable.impliedTlsMode(this, parameters);
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    boolean takesSocketFolders() {
        return true;
    }

    @Override
    Optional<String> cannotWrite(Said said) {
        return KeyValues.holdsZero(said)
                ? Optional.of("a value holds the character 0, at which libpq stops to read")
                : Optional.empty();
    }

    @Override
    void write(Said said, Output out) {
        KeyValues list = new KeyValues(out, " ", KeyValues::inSingleQuotes);
        if (!said.hosts().isEmpty()) {
            list.unlessEmpty("host", KeyValues.names(said.hosts()));
            KeyValues.ports(said.hosts()).ifPresent(ports -> list.add("port", Value.of(ports), false));
        }
        said.database().ifPresent(database -> list.add("dbname", database, Output.isSecretDatabase(database)));
        for (Said.Pair pair : said.parameters()) {
            list.add(pair.name(), pair.value(), pair.secret());
        }
    }
}
