package dev.regauge.url;

import dev.regauge.url.grammar.InternetAddress;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.WhatwgDecoding;
import dev.regauge.url.grammar.WhatwgGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The URLs of sqlx, the Rust crate, as {@code PgConnectOptions::from_str} of sqlx-postgres 0.8.6 reads them. */
final class SqlxDialect extends Dialect {

    private static final String OPTION = "options[";

    /** {@code allow} never asks for TLS: "FIXME: Implement ALLOW" in {@code connection/tls.rs}. */
    private static final Meaning TLS_WORDS = Meanings.wordsInAnyCase(
            "disable",
            "disable",
            "disable",
            "allow",
            "prefer",
            "prefer",
            "require",
            "require",
            "verify-ca",
            "verify-ca",
            "verify-full",
            "verify-full");

    SqlxDialect() {
        super(
                "sqlx",
                "sqlx-postgres 0.8.6",
                List.of("postgresql://", "postgres://"),
                new WhatwgGrammar(WhatwgGrammar.Parser.RUST_WITHOUT_SLASHES),
                Map.of(
                        Kind.USER, WhatwgDecoding.UTF_8,
                        Kind.PASSWORD, WhatwgDecoding.UTF_8,
                        Kind.HOST, SqlxDialect::host,
                        Kind.PORT, WhatwgDecoding.PORT,
                        Kind.DATABASE, WhatwgDecoding.PATH_UTF_8,
                        Kind.NAME, WhatwgDecoding.PARAMETER,
                        Kind.VALUE, WhatwgDecoding.PARAMETER),
                Defaults.ofEnvironment(TlsMode.PREFER),
                vocabulary());
    }

    private static List<Word> vocabulary() {
        return List.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host", "hostaddr"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.DATABASE, "dbname"),
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslmode", "ssl-mode"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert", "ssl-root-cert", "ssl-ca"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert", "ssl-cert"),
                Word.text(Concept.TLS_KEY, "sslkey", "ssl-key"),
                Word.text(Concept.STATEMENT_CACHE, "statement-cache-capacity"),
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.SERVER_OPTIONS, "options"));
    }

    /** A socket is decoded, a name is not. */
    private static String host(String text) {
        String host = WhatwgDecoding.HOST.decode(text);
        return host.regionMatches(true, 0, "%2F", 0, 3) ? WhatwgDecoding.UTF_8.decode(text) : host;
    }

    /** {@code options[name]=value} may stand there as often as one likes. */
    @Override
    boolean addsUp(Concept concept) {
        return concept == Concept.SERVER_OPTIONS;
    }

    @Override
    String canonical(String name) {
        return switch (name) {
            case "ssl-mode" -> "sslmode";
            case "ssl-root-cert", "ssl-ca" -> "sslrootcert";
            case "ssl-cert" -> "sslcert";
            case "ssl-key" -> "sslkey";
            default -> name;
        };
    }

    @Override
    Draft.Parts settle(Draft draft) {
        Hosts hosts = new Hosts(draft);
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : draft.parameters()) {
            check(parameter);
            hosts.add(parameter);
            parameters.add(isOption(parameter) ? option(parameter) : parameter);
        }
        Optional<Value> path = draft.database().filter(value -> !value.text().isEmpty());
        Optional<Value> database =
                draft.last(Concept.DATABASE).map(Parameter::decoded).or(() -> path);
        Draft.Parts parts = draft.parts(hosts.effective(), database);
        return new Draft.Parts(
                parts.hosts(), parts.database(), parts.user(), parts.password(), parameters, parts.dropped());
    }

    /** One host and one port; a socket, once named, counts whatever host follows. */
    private static final class Hosts {

        private Optional<String> name;
        private Optional<String> socket;
        private Optional<String> port;

        Hosts(Draft draft) {
            Optional<Draft.Written> written = draft.written().stream().findFirst();
            Optional<String> host = written.map(Draft.Written::name).map(Value::text);
            socket = host.filter(Hosts::isSocket);
            name = host.filter(text -> !isSocket(text));
            port = written.flatMap(Draft.Written::port).map(Value::text);
        }

        private static boolean isSocket(String host) {
            return host.startsWith("/");
        }

        void add(Parameter parameter) {
            Optional<String> value = Optional.of(parameter.value());
            switch (parameter.name()) {
                case "host" -> {
                    socket = value.filter(Hosts::isSocket).or(() -> socket);
                    name = isSocket(parameter.value()) ? name : value;
                }
                case "hostaddr" -> name = value;
                case "port" -> port = value.map(WhatwgDecoding.PORT::decode);
                default -> {}
            }
        }

        List<Host> effective() {
            Optional<String> host = socket.or(() -> name);
            return host.isEmpty() && port.isEmpty() ? List.of() : List.of(new Host(host.orElse(""), port));
        }
    }

    private static void check(Parameter parameter) {
        if (parameter.decoded().hasPlaceholder()) {
            return;
        }
        String value = parameter.value();
        boolean good = switch (parameter.name()) {
            case "sslmode" -> TLS_WORDS.read(value).isPresent();
            case "hostaddr" ->
                InternetAddress.isFour(value) || InternetAddress.shortest(value).isPresent();
            case "port" -> RustNumbers.isUpTo(RustNumbers.SIXTEEN_BITS, value);
            case "statement-cache-capacity" -> RustNumbers.isUpTo(RustNumbers.SIXTY_FOUR_BITS, value);
            default -> true;
        };
        if (!good) {
            throw new Misread(
                    "sqlx takes no such value for " + parameter.name(), parameter.valueAt(), "correct or remove it");
        }
    }

    private static boolean isOption(Parameter parameter) {
        return parameter.name().startsWith(OPTION) && parameter.name().endsWith("]");
    }

    /** {@code options[name]=value} is {@code -c name=value} behind the other options; nothing is escaped. */
    private static Parameter option(Parameter parameter) {
        String setting =
                parameter.name().substring(OPTION.length(), parameter.name().length() - 1);
        List<Value.Segment> segments = new ArrayList<>();
        segments.add(new Value.Segment("-c " + setting + "=", false));
        segments.addAll(parameter.decoded().segments());
        return new Parameter(
                "options", new Value(segments), parameter.origin(), parameter.nameAt(), parameter.valueAt());
    }
}
