package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What libpq's URIs and its lists of keys and values share: the keywords, the lists of hosts, the rules of TLS. */
final class LibpqTable {

    private static final String OTHER_CLIENTS = "only libpq has it";

    /** Neutral words as they are. */
    private static final Meaning TARGET = Meanings.words(
            "any", "any",
            "read-write", "read-write",
            "read-only", "read-only",
            "primary", "primary",
            "standby", "standby",
            "prefer-standby", "prefer-standby");

    private static final Meaning LOAD_BALANCE = Meanings.words("false", "disable", "true", "random");

    /** An older spelling, which writes to the same place. */
    static final Word REQUIRE_SSL = Word.of(
            Concept.TLS_MODE,
            Meanings.of(
                    value -> Optional.of(value.startsWith("1") ? "require" : "prefer"), neutral -> Optional.empty()),
            "requiressl");

    private LibpqTable() {}

    /** The keywords of {@code PQconninfoOptions}. */
    static List<Word> words() {
        return Stream.of(address(), protection(), session())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> address() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.DATABASE, "dbname"),
                Word.text(Concept.HOST_ADDRESS, "hostaddr"),
                Word.text(Concept.SERVICE, "service"),
                Word.text(Concept.PASSWORD_FILE, "passfile"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, Meanings.TLS_WORDS, "sslmode"),
                Word.of(
                        Concept.TLS_NEGOTIATION,
                        Meanings.words("postgres", "postgres", "direct", "direct"),
                        "sslnegotiation"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "sslpassword"),
                Word.text(Concept.TLS_REVOCATION, "sslcrl"),
                Word.text(Concept.TLS_REVOCATION_FOLDER, "sslcrldir"),
                Word.of(Concept.TLS_SERVER_NAME, Meanings.ONE_OR_ZERO, "sslsni"),
                Word.text(Concept.TLS_MINIMUM, "ssl_min_protocol_version"),
                Word.text(Concept.TLS_MAXIMUM, "ssl_max_protocol_version"),
                Word.text(Concept.TLS_CERTIFICATE_MODE, "sslcertmode"),
                Word.text(Concept.REQUIRED_PEER, "requirepeer"),
                Word.of(Concept.CHANNEL_BINDING, Meanings.PREFER_OR_REQUIRE, "channel_binding"),
                Word.text(Concept.REQUIRED_AUTHENTICATION, "require_auth"),
                Word.of(Concept.GSS_ENCRYPTION, Meanings.GSS_WORDS, "gssencmode"),
                Word.text(Concept.GSS_LIBRARY, "gsslib"),
                Word.of(Concept.GSS_DELEGATION, Meanings.ONE_OR_ZERO, "gssdelegation"),
                Word.text(Concept.KERBEROS_SERVICE, "krbsrvname"),
                Word.only("TLS is never compressed any more", "sslcompression"));
    }

    /** What came with 18. */
    static List<Word> wordsOf18() {
        List<Word> words = new ArrayList<>(words());
        words.add(Word.only(OTHER_CLIENTS, "min_protocol_version", "max_protocol_version", "sslkeylogfile"));
        words.add(Word.only(OTHER_CLIENTS, "scram_client_key", "scram_server_key"));
        words.add(Word.only(OTHER_CLIENTS, "oauth_issuer", "oauth_client_id", "oauth_client_secret", "oauth_scope"));
        return words;
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.of(Concept.CONNECT_TIMEOUT, Meanings.SECONDS, "connect_timeout"),
                Word.of(Concept.TCP_USER_TIMEOUT, Meanings.MILLISECONDS, "tcp_user_timeout"),
                Word.of(Concept.KEEPALIVE, Meanings.ONE_OR_ZERO, "keepalives"),
                Word.of(Concept.KEEPALIVE_IDLE, Meanings.SECONDS, "keepalives_idle"),
                Word.of(Concept.KEEPALIVE_INTERVAL, Meanings.SECONDS, "keepalives_interval"),
                Word.text(Concept.KEEPALIVE_COUNT, "keepalives_count"),
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.FALLBACK_APPLICATION_NAME, "fallback_application_name"),
                Word.text(Concept.CLIENT_ENCODING, "client_encoding"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                Word.of(Concept.LOAD_BALANCE, LOAD_BALANCE, "load_balance_hosts"),
                Word.text(Concept.REPLICATION, "replication"));
    }

    /**
     * The hosts that libpq connects to: lists in {@code host} and {@code port} replace those before them, and one port
     * is for all hosts.
     */
    static List<Host> hosts(Draft draft, Decoding decoding) {
        List<String> names = draft.last(Concept.HOST)
                .map(parameter -> list(parameter.decoded()))
                .orElseGet(() -> authority(draft, Draft.Written::name, decoding));
        List<String> ports = draft.last(Concept.PORT)
                .map(parameter -> list(parameter.decoded()))
                .orElseGet(() -> authority(draft, written -> written.port().orElse(Value.of("")), decoding));
        checkCounts(draft, names.size(), ports.size());
        int size = Math.max(names.size(), ports.size());
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = i < names.size() ? names.get(i) : "";
            String port = ports.size() == 1 ? ports.get(0) : i < ports.size() ? ports.get(i) : "";
            hosts.add(new Host(name, Optional.of(port).filter(text -> !text.isEmpty())));
        }
        return hosts;
    }

    /** As {@code pqConnectOptions2} compares them; addresses count before names. */
    private static void checkCounts(Draft draft, int names, int ports) {
        Optional<Parameter> address = draft.last(Concept.HOST_ADDRESS);
        int addresses =
                address.map(parameter -> list(parameter.decoded()).size()).orElse(0);
        int hosts = addresses > 0 ? addresses : Math.max(1, names);
        if (addresses > 0 && names > 0 && names != addresses) {
            throw mismatch(draft, names + " hosts and " + addresses + " addresses", "give each address its host");
        }
        if (ports > 1 && ports != hosts) {
            throw mismatch(draft, hosts + " hosts and " + ports + " ports", "give one port, or one for each host");
        }
    }

    private static Misread mismatch(Draft draft, String counts, String fix) {
        int at = draft.last(Concept.PORT).map(Parameter::valueAt).orElse(0);
        return new Misread("there are " + counts, at, fix);
    }

    /** An encoded comma separates hosts as well, because libpq joins and decodes before it splits. */
    private static List<String> authority(Draft draft, Function<Draft.Written, Value> part, Decoding decoding) {
        List<Value> values = new ArrayList<>(draft.written().size());
        StringBuilder joined = new StringBuilder();
        boolean hidden = false;
        for (Draft.Written written : draft.written()) {
            Value value = part.apply(written);
            hidden |= value.hasPlaceholder();
            joined.append(values.isEmpty() ? "" : ",").append(value.text());
            values.add(value);
        }
        if (hidden) {
            return values.stream().map(value -> value.decoded(decoding).text()).toList();
        }
        try {
            return list(decoding.decode(joined.toString()));
        } catch (Misread misread) {
            throw new Misread(misread.problem(), draft.written().get(0).at(), misread.fix());
        }
    }

    private static List<String> list(Value value) {
        return value.hasPlaceholder() ? List.of(value.text()) : list(value.text());
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** A root certificate makes {@code require} a {@code verify-ca}, for the sake of old clients. */
    static Optional<Dialect.TlsRequest> tlsRequest(
            Optional<Dialect.TlsRequest> asked, Dialect dialect, List<Parameter> parameters) {
        boolean verifies = rootCertificate(dialect, parameters).isPresent();
        return asked.map(request -> verifies && request.mode().equals(Optional.of(TlsMode.REQUIRE))
                ? new Dialect.TlsRequest(request.parameter(), Optional.of(TlsMode.VERIFY_CA))
                : request);
    }

    /** The authorities of the operating system are trusted only for the host they name. */
    static TlsMode impliedTlsMode(Dialect dialect, List<Parameter> parameters) {
        boolean system =
                rootCertificate(dialect, parameters).filter("system"::equals).isPresent();
        return system ? TlsMode.VERIFY_FULL : TlsMode.PREFER;
    }

    private static Optional<String> rootCertificate(Dialect dialect, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> dialect.isAbout(parameter, Concept.TLS_AUTHORITY))
                .map(Parameter::value)
                .filter(file -> !file.isEmpty())
                .reduce((first, last) -> last);
    }
}
