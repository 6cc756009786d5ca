package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.LibpqUriGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The URIs of libpq, which psql, psycopg, Ruby's pg and many others take: {@code postgresql://user:password@host/db}. Up
 * to 17 a blank is a character like any other; from 18 on blanks at the ends are cut off and those between refused.
 */
final class LibpqUriDialect extends Dialect {

    /** {@code ssl=true} is the one spelling of another driver that libpq understands. */
    private static final Word SSL = Word.of(Concept.TLS_MODE, Meanings.words("require", "true"), "ssl");

    private static final String[] SCHEMES = {"postgresql://", "postgres://"};

    private final Decoding decoding;

    private LibpqUriDialect(String id, String parser, Decoding decoding, List<Word> words) {
        super(
                id,
                parser,
                List.of(SCHEMES),
                new LibpqUriGrammar(SCHEMES),
                Map.of(
                        Kind.USER, decoding,
                        Kind.PASSWORD, decoding,
                        Kind.DATABASE, decoding,
                        Kind.NAME, decoding,
                        Kind.VALUE, decoding),
                Defaults.ofEnvironment(TlsMode.PREFER),
                table(words, SSL, LibpqTable.REQUIRE_SSL));
        this.decoding = decoding;
    }

    static Dialect upTo17() {
        return new LibpqUriDialect("libpq-uri", "libpq 17.11", Decoding.PERCENT_WITHOUT_ZERO, LibpqTable.words());
    }

    static Dialect from18() {
        return new LibpqUriDialect("libpq-uri:18", "libpq 18", Decoding.PERCENT_WITHOUT_BLANKS, LibpqTable.wordsOf18());
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
    Draft.Parts settle(Draft draft) {
        for (Parameter parameter : draft.parameters()) {
            boolean notTrue =
                    parameter.name().equals("ssl") && !parameter.value().equals("true");
            if (notTrue || !knows(parameter.name())) {
                throw new Misread(
                        "libpq knows no such parameter",
                        parameter.nameAt(),
                        "remove it, or write one that libpq knows");
            }
        }
        Optional<Value> path = draft.database();
        Optional<Value> database = draft.last(Concept.DATABASE).map(Parameter::decoded);
        return draft.parts(LibpqTable.hosts(draft, decoding), database.or(() -> path));
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
    void write(Said said, Output out) {
        out.text("postgresql://").userinfo(said);
        List<String> hosts = new ArrayList<>();
        for (Host host : said.hosts()) {
            boolean plain = !AddressConversion.isSocket(host.name());
            hosts.add(plain ? Said.authority(host) : Said.encodedAuthority(host));
        }
        out.text(String.join(",", hosts));
        said.database().ifPresent(database -> out.text("/").database(database));
        out.query(said.without(Concept.USER, Concept.PASSWORD));
    }
}
