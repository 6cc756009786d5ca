package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.PostgresJsGrammar;
import dev.regauge.url.grammar.WhatwgDecoding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URLs of postgres.js, as {@code parseUrl} and {@code parseOptions} of 3.4.9 read them. What it does not know it
 * tells the server at the start of the session.
 */
final class PostgresJsDialect extends Dialect {

    private static final String USER = "url.username";
    private static final String PASSWORD = "url.password";
    private static final String OF_POSTGRES_JS = "only postgres.js has it";
    private static final String REFUSED = "postgres.js sends it to the server, which refuses it";
    private static final String OVERRIDE =
            "postgres.js tells the server another user or database than the one before the question mark";

    private static final Meaning TARGET = Meanings.words(
            "read-write", "read-write",
            "read-only", "read-only",
            "primary", "primary",
            "standby", "standby",
            "prefer-standby", "prefer-standby");

    /** {@code prefer} is the only word without TLS or nothing; whatever it does not know verifies. */
    private static final Meaning TLS_WORDS = Meanings.of(
            word -> Optional.of(
                    switch (word) {
                        case "", "false", "disable" -> "disable";
                        case "prefer" -> "prefer";
                        case "require", "allow" -> "require";
                        default -> "verify-full";
                    }),
            neutral -> Optional.empty());

    private static final Meaning SECONDS = new Meanings.Times("seconds", 1000) {
        @Override
        Optional<String> read(String written) {
            return written.equals("false") || written.equals("disable")
                    ? Optional.of("0")
                    : Meanings.DECIMAL_SECONDS.read(written);
        }
    };

    PostgresJsDialect() {
        super(
                "postgres-js",
                "postgres.js 3.4.9",
                List.of("postgres://", "postgresql://"),
                new PostgresJsGrammar(),
                Map.of(
                        Kind.USER, WhatwgDecoding.COMPONENT,
                        Kind.PASSWORD, WhatwgDecoding.COMPONENT,
                        Kind.HOST, WhatwgDecoding.HOST,
                        Kind.PORT, WhatwgDecoding.PORT,
                        Kind.DATABASE, WhatwgDecoding.PATH,
                        Kind.NAME, WhatwgDecoding.PARAMETER,
                        Kind.VALUE, WhatwgDecoding.PARAMETER),
                Defaults.ofEnvironment(TlsMode.DISABLE),
                Stream.of(login(), protection(), options(), session())
                        .flatMap(words -> words)
                        .toList());
    }

    private static Stream<Word> login() {
        return Stream.of(
                Word.text(Concept.USER, USER),
                Word.text(Concept.PASSWORD, PASSWORD),
                Word.of(Concept.LOGIN_OVERRIDE, Meanings.TEXT, "user", "database")
                        .nearly(OVERRIDE),
                Word.only(REFUSED, "host", "port", "password", "dbname", "hostaddr", "sslcert", "sslkey"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, TLS_WORDS, "ssl"),
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslmode"),
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslrootcert"),
                Word.of(
                        Concept.TLS_NEGOTIATION,
                        Meanings.of(
                                word -> Optional.of(word.equals("direct") ? word : "postgres"),
                                neutral -> Optional.empty()),
                        "sslnegotiation"));
    }

    private static Stream<Word> options() {
        return Stream.of(
                Word.text(Concept.POOL_MAXIMUM, "max"),
                Word.of(Concept.POOL_IDLE_TIMEOUT, SECONDS, "idle_timeout"),
                Word.of(Concept.POOL_LIFETIME, SECONDS, "max_lifetime"),
                Word.of(Concept.CONNECT_TIMEOUT, SECONDS, "connect_timeout"),
                Word.of(Concept.KEEPALIVE_IDLE, SECONDS, "keep_alive"),
                Word.of(
                        Concept.PREPARE_THRESHOLD,
                        Meanings.wordsOr("1", "0", "false", "0", "disable", "0", ""),
                        "prepare"),
                Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                Word.only(OF_POSTGRES_JS, "max_pipeline", "backoff", "debug", "fetch_types", "publications"));
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.text(Concept.SEARCH_PATH, "search_path"),
                Word.text(Concept.CLIENT_ENCODING, "client_encoding"),
                Word.text(Concept.REPLICATION, "replication"));
    }

    @Override
    public Unknown unknown() {
        return Unknown.SERVER_SETTING;
    }

    @Override
    Draft.Parts settle(Draft draft) {
        for (Parameter parameter : draft.parameters()) {
            check(parameter);
        }
        Optional<Value> database = draft.database()
                .filter(value -> value.hasPlaceholder() || !value.text().isEmpty());
        return draft.parts(hosts(draft), database);
    }

    private static void check(Parameter parameter) {
        boolean login = parameter.origin() != Parameter.Origin.USERINFO
                && (parameter.name().equals(USER) || parameter.name().equals(PASSWORD));
        boolean target = parameter.name().equals("target_session_attrs")
                && !parameter.decoded().hasPlaceholder()
                && !parameter.value().isEmpty()
                && TARGET.read(parameter.value()).isEmpty();
        if (login || target) {
            throw new Misread(
                    "postgres.js takes no such value for " + parameter.name(), parameter.valueAt(), "remove it");
        }
    }

    /** The first host is the one the URL parser saw, unless there are several; its port is for those without one. */
    private static List<Host> hosts(Draft draft) {
        String list = PostgresJsGrammar.hosts(draft.atoms().folded());
        boolean several = list.indexOf(',') >= 0;
        int others = PostgresJsGrammar.startOfOthers(draft.atoms().folded(), list);
        Optional<Draft.Written> first = draft.written().stream()
                .filter(written -> written.at() < others)
                .findFirst();
        Optional<String> port = first.flatMap(Draft.Written::port).map(Value::text);
        String names =
                several ? list : first.map(written -> written.name().text()).orElse("");
        List<Host> hosts = new ArrayList<>();
        for (String element : names.isEmpty() ? new String[0] : names.split(",", -1)) {
            hosts.add(host(several ? draft.atoms().unfold(element) : element, port));
        }
        return hosts;
    }

    /** Cut at its first colon, so that an IPv6 address is lost: postgres.js asks for a host of that name. */
    private static Host host(String element, Optional<String> portOfFirst) {
        int colon = element.indexOf(':');
        if (colon < 0) {
            return new Host(element, portOfFirst);
        }
        int second = element.indexOf(':', colon + 1);
        String port = element.substring(colon + 1, second < 0 ? element.length() : second);
        return new Host(element.substring(0, colon), port.isEmpty() ? portOfFirst : Optional.of(number(port)));
    }

    /** JavaScript's {@code parseInt}: what follows the digits is cut off. */
    private static String number(String text) {
        String digits = text.strip();
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        int end = start;
        while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end == start ? "NaN" : (digits.startsWith("-") ? "-" : "") + rounded(digits.substring(start, end));
    }

    /** JavaScript counts with doubles. */
    private static String rounded(String digits) {
        if (digits.length() <= 15) {
            return digits;
        }
        double number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? "Infinity" : new BigDecimal(Double.toString(number)).toPlainString();
    }

    /** {@code sslmode} stands for {@code ssl}, and a {@code sslrootcert} of the system's for {@code verify-full}. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Optional<Parameter> root = last(parameters, "sslrootcert");
        Optional<Parameter> mode = last(parameters, "sslmode")
                .filter(parameter -> !parameter.value().isEmpty());
        Optional<Parameter> counts = mode.or(() -> last(parameters, "ssl"));
        if (root.filter(parameter -> parameter.decoded().hasPlaceholder()).isPresent()) {
            return Optional.of(new TlsRequest(root.get(), Optional.empty()));
        }
        if (root.filter(parameter -> parameter.value().equals("system")).isPresent()) {
            return Optional.of(new TlsRequest(root.get(), Optional.of(TlsMode.VERIFY_FULL)));
        }
        if (counts.isEmpty()) {
            return last(parameters, "sslmode")
                    .or(() -> root)
                    .map(parameter -> new TlsRequest(parameter, Optional.of(TlsMode.DISABLE)));
        }
        return counts.map(parameter -> new TlsRequest(parameter, mode(parameter, parameters)));
    }

    private static Optional<TlsMode> mode(Parameter parameter, List<Parameter> parameters) {
        if (parameter.decoded().hasPlaceholder()) {
            return Optional.empty();
        }
        Optional<TlsMode> mode = TLS_WORDS.read(parameter.value()).flatMap(TlsMode::ofWord);
        // without asking first there is no answer after which it could go on in plain text
        boolean direct = last(parameters, "sslnegotiation")
                .filter(negotiation -> negotiation.decoded().hasPlaceholder()
                        || negotiation.value().equals("direct"))
                .isPresent();
        return mode.map(asked -> direct && asked == TlsMode.PREFER ? TlsMode.REQUIRE : asked);
    }

    private static Optional<Parameter> last(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .reduce((first, second) -> second);
    }
}
