package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Grammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.NodePgGrammar;
import dev.regauge.url.grammar.NodePgGrammar.Form;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.WhatwgDecoding;
import dev.regauge.url.grammar.WhatwgGrammar;
import dev.regauge.url.grammar.WhatwgGrammar.Parser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The connection strings of node-postgres, as pg-connection-string 2.14.1 reads them for pg 8. One blank or broken escape
 * anywhere in a text makes the parser encode all of it first, so that every percent sign in it means something else.
 */
final class NodePgDialect extends Dialect {

    private static final String[] SCHEMES = {"postgresql://", "postgres://", "pg://", "socket:"};

    /** Schemes of which the standard knows more than the name, so that they are cut in another way. */
    private static final List<String> SPECIAL = List.of("http", "https", "ws", "wss", "ftp", "file");

    /** What {@code new URL} resolves a bare name against. */
    private static final String BASE = "base";

    private static final Map<Kind, Decoding> DECODINGS = Map.of(
            Kind.USER, WhatwgDecoding.COMPONENT,
            Kind.PASSWORD, WhatwgDecoding.COMPONENT,
            Kind.HOST, WhatwgDecoding.HOST_WITHOUT_BRACKETS,
            Kind.PORT, WhatwgDecoding.PORT,
            Kind.DATABASE, WhatwgDecoding.PATH_URI,
            Kind.NAME, WhatwgDecoding.PARAMETER,
            Kind.VALUE, WhatwgDecoding.PARAMETER);

    private final Optional<Form> form;

    private NodePgDialect(Optional<Form> form, Grammar grammar, Map<Kind, Decoding> decodings) {
        super(
                "node-pg",
                "pg-connection-string 2.14.1",
                List.of(SCHEMES),
                grammar,
                decodings,
                Defaults.ofEnvironment(TlsMode.DISABLE),
                vocabulary());
        this.form = form;
    }

    static Dialect create() {
        return of(Optional.empty(), false);
    }

    private static Dialect of(Optional<Form> form, boolean reencoded) {
        WhatwgGrammar url = new WhatwgGrammar(reencoded ? Parser.NODE_REENCODED : Parser.NODE_WITHOUT_HOST);
        Grammar grammar =
                form.<Grammar>map(other -> new NodePgGrammar(other, url)).orElse(url);
        return new NodePgDialect(form, grammar, decodings(form, reencoded));
    }

    private static Map<Kind, Decoding> decodings(Optional<Form> form, boolean reencoded) {
        if (form.equals(Optional.of(Form.FOLDER))) {
            return Map.of();
        }
        Map<Kind, Decoding> decodings = new EnumMap<>(DECODINGS);
        if (form.equals(Optional.of(Form.SOCKET))) {
            decodings.put(Kind.HOST, WhatwgDecoding.FOLDER_URI);
        }
        if (reencoded) {
            decodings.replaceAll((kind, decoding) -> WhatwgDecoding.reencoded(decoding));
        }
        return decodings;
    }

    private static List<Word> vocabulary() {
        return Stream.of(login(), NodePgTls.words(), session())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> login() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.only("node-pg takes the database from the path, or behind socket: from db", "database"));
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.FALLBACK_APPLICATION_NAME, "fallback_application_name"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.text(Concept.CLIENT_ENCODING, "client_encoding"),
                Word.text(Concept.REPLICATION, "replication"),
                Word.of(Concept.STATEMENT_TIMEOUT, Meanings.MILLISECONDS, "statement_timeout"),
                Word.of(Concept.LOCK_TIMEOUT, Meanings.MILLISECONDS, "lock_timeout"),
                Word.of(Concept.IDLE_TRANSACTION_TIMEOUT, Meanings.MILLISECONDS, "idle_in_transaction_session_timeout"),
                Word.of(Concept.QUERY_TIMEOUT, Meanings.MILLISECONDS, "query_timeout"),
                Word.only("pg takes it from its configuration and not from the URL", "binary"));
    }

    // --- forms

    @Override
    boolean takes(String text) {
        int colon = text.indexOf(':');
        int other = indexOfAny(text, "/?#");
        boolean name = colon < 0 || (other < colon && other >= 0);
        return name || text.startsWith("/") || recognises(text) || isUrl(text, colon);
    }

    private static int indexOfAny(String text, String any) {
        for (int i = 0; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUrl(String text, int colon) {
        String scheme = text.substring(0, colon);
        boolean word = !scheme.isEmpty()
                && Character.isLetter(scheme.charAt(0))
                && scheme.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
        return word && text.startsWith("://", colon) && SPECIAL.stream().noneMatch(scheme::equalsIgnoreCase);
    }

    @Override
    Dialect reader(String folded) {
        if (folded.startsWith("/")) {
            return of(Optional.of(Form.FOLDER), false);
        }
        boolean encodedFirst = isReencoded(folded);
        if (folded.startsWith("socket:")) {
            return of(Optional.of(Form.SOCKET), encodedFirst);
        }
        boolean url = isUrl(folded, Math.max(0, folded.indexOf(':')));
        return url ? (encodedFirst ? of(Optional.empty(), true) : this) : of(Optional.of(Form.NAME), encodedFirst);
    }

    /** The parser's {@code / |%[^a-f0-9]|%[a-f0-9][^a-f0-9]/i}: at the end of the text a percent sign is no match. */
    private static boolean isReencoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ' || (text.charAt(i) == '%' && isBroken(text, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBroken(String text, int percent) {
        for (int i = percent + 1; i < text.length() && i <= percent + 2; i++) {
            if (text.charAt(i) >= 128 || Character.digit(text.charAt(i), 16) < 0) {
                return true;
            }
        }
        return false;
    }

    // --- precedence

    /** A parameter counts where it is not empty; only the database is always the path's. */
    @Override
    Draft.Parts settle(Draft draft) {
        NodePgTls.check(draft);
        boolean socket = form.equals(Optional.of(Form.SOCKET));
        Optional<Value> database = socket ? NodePgSocket.database(draft) : ofPath(draft);
        Draft.Parts parts = draft.parts(hosts(draft), database.filter(NodePgDialect::counts))
                .withUser(login(draft, Concept.USER))
                .withPassword(login(draft, Concept.PASSWORD));
        return socket ? NodePgSocket.renamed(parts) : parts;
    }

    private static boolean counts(Value value) {
        return !value.text().isEmpty();
    }

    private static Optional<Value> login(Draft draft, Concept concept) {
        Optional<Value> parameter = draft.last(concept).map(Parameter::decoded).filter(NodePgDialect::counts);
        return parameter.or(() -> draft.parameters().stream()
                .filter(other -> other.origin() == Parameter.Origin.USERINFO && draft.isAbout(other, concept))
                .map(Parameter::decoded)
                .findFirst());
    }

    private List<Host> hosts(Draft draft) {
        Optional<Draft.Written> written = draft.written().stream().findFirst();
        Optional<String> port = text(draft, Concept.PORT)
                .or(() -> written.flatMap(Draft.Written::port).map(Value::text));
        Optional<String> named = form.equals(Optional.of(Form.SOCKET)) ? Optional.empty() : text(draft, Concept.HOST);
        Optional<String> name = named.or(() -> written.map(this::decoded).filter(text -> !text.isEmpty()));
        Optional<String> host = name.isEmpty() && form.equals(Optional.of(Form.NAME)) ? Optional.of(BASE) : name;
        return host.isEmpty() && port.isEmpty() ? List.of() : List.of(new Host(host.orElse(""), port));
    }

    private static Optional<String> text(Draft draft, Concept concept) {
        return draft.last(concept).map(Parameter::value).filter(text -> !text.isEmpty());
    }

    /** Only where it counts: a host that cannot be decoded does no harm beside a parameter. */
    private String decoded(Draft.Written host) {
        if (form.equals(Optional.of(Form.FOLDER)) || form.equals(Optional.of(Form.SOCKET))) {
            return host.name().text();
        }
        try {
            return host.name().decoded(WhatwgDecoding.COMPONENT).text();
        } catch (Misread misread) {
            throw new Misread(misread.problem(), host.at(), misread.fix());
        }
    }

    /** The folder of a socket, written as a host, becomes a part of the path where a parameter names another host. */
    private static Optional<Value> ofPath(Draft draft) {
        Optional<Value> host = draft.written().stream()
                .map(Draft.Written::name)
                .filter(name -> name.text().regionMatches(true, 0, "%2F", 0, 3))
                .findFirst();
        if (host.isEmpty() || text(draft, Concept.HOST).isEmpty()) {
            return draft.database();
        }
        List<Value.Segment> segments =
                new ArrayList<>(host.get().decoded(WhatwgDecoding.PATH_URI).segments());
        draft.database().ifPresent(path -> {
            segments.add(new Value.Segment("/", false));
            segments.addAll(path.segments());
        });
        return Optional.of(new Value(List.copyOf(segments)));
    }

    // --- words that are not of the table

    @Override
    boolean isAddress(Parameter parameter) {
        return parameter.name().equals("database") || super.isAddress(parameter);
    }

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return new NodePgTls(parameters).request();
    }

    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return new NodePgTls(parameters).implied();
    }
}
