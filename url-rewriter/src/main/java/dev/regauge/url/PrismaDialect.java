package dev.regauge.url;

import dev.regauge.url.grammar.Cursor;
import dev.regauge.url.grammar.Grammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.WhatwgDecoding;
import dev.regauge.url.grammar.WhatwgGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URLs of Prisma's engine, as {@code PostgresNativeUrl} of prisma-engines reads them. With a driver adapter it is
 * another program, node-pg for example, that reads the URL.
 */
final class PrismaDialect extends Dialect {

    private static final String USER = "url.username";
    private static final String PASSWORD = "url.password";
    private static final WhatwgGrammar URL = new WhatwgGrammar(WhatwgGrammar.Parser.RUST);

    /** Words it does not know change nothing, with a warning. */
    private static final Meaning THREE_WORDS =
            Meanings.words("disable", "disable", "prefer", "prefer", "require", "require");

    private static final Meaning ACCEPT_WORDS = Meanings.of(
            value -> Optional.of(value.equals("accept_invalid_certs") ? value : "strict"), neutral -> Optional.empty());

    /** It puts the name into quotes. */
    private static final Meaning SCHEMA = Meanings.of(PrismaDialect::quoted, neutral -> Optional.empty());

    private static final Meaning POOLER = Meanings.words("0", "true", "1", "false");

    PrismaDialect() {
        super(
                "prisma",
                "prisma-engines 0d495ae",
                List.of("postgresql://", "postgres://", "prisma://", "prisma+postgres://"),
                grammar(),
                Map.of(
                        Kind.USER, WhatwgDecoding.UTF_8_OR_ENCODED,
                        Kind.PASSWORD, WhatwgDecoding.UTF_8_OR_ENCODED,
                        Kind.HOST, WhatwgDecoding.HOST_WITHOUT_BRACKETS,
                        Kind.PORT, WhatwgDecoding.PORT,
                        Kind.DATABASE, WhatwgDecoding.PATH,
                        Kind.NAME, WhatwgDecoding.PARAMETER,
                        Kind.VALUE, WhatwgDecoding.PARAMETER),
                new Defaults(
                        Optional.of("localhost"),
                        Optional.of("postgres"),
                        Optional.empty(),
                        Optional.empty(),
                        TlsMode.PREFER),
                vocabulary());
    }

    private static Grammar grammar() {
        return in -> {
            refuseKeys(in);
            URL.read(in);
        };
    }

    private static void refuseKeys(Cursor in) {
        if (in.sees("prisma")) {
            throw new Misread(
                    "prisma:// and prisma+postgres:// name an API key of Prisma's own service and no server",
                    0,
                    "convert the URL of the database behind it, which begins with postgresql://");
        }
    }

    private static List<Word> vocabulary() {
        return Stream.concat(session(), protection()).toList();
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.USER, USER),
                Word.text(Concept.PASSWORD, PASSWORD),
                Word.text(Concept.HOST, "host"),
                Word.of(Concept.SEARCH_PATH, SCHEMA, "schema").nearly("Prisma also names the schema in its own SQL"),
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.of(Concept.CONNECT_TIMEOUT, Meanings.SECONDS, "connect_timeout"),
                Word.of(Concept.QUERY_TIMEOUT, Meanings.SECONDS, "socket_timeout"),
                Word.of(Concept.POOL_ACQUIRE_TIMEOUT, Meanings.SECONDS, "pool_timeout"),
                Word.of(Concept.POOL_LIFETIME, Meanings.SECONDS, "max_connection_lifetime"),
                Word.of(Concept.POOL_IDLE_TIMEOUT, Meanings.SECONDS, "max_idle_connection_lifetime"),
                Word.text(Concept.POOL_MAXIMUM, "connection_limit"),
                Word.text(Concept.STATEMENT_CACHE, "statement_cache_size"),
                Word.of(Concept.PREPARE_THRESHOLD, POOLER, "pgbouncer"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, THREE_WORDS, "sslmode"),
                Word.of(Concept.TLS_MODE, ACCEPT_WORDS, "sslaccept"),
                Word.of(Concept.CHANNEL_BINDING, THREE_WORDS, "channel_binding"),
                Word.text(Concept.TLS_AUTHORITY, "sslcert")
                        .nearly("Prisma finds a relative path from the folder of its schema"),
                Word.only(
                        "it is certificate and key in PKCS #12; give them to the other client in its own form",
                        "sslidentity"),
                Word.only("it opens sslidentity, which other clients do not read", "sslpassword"));
    }

    private static Optional<String> quoted(String schema) {
        boolean plain = !schema.isEmpty() && schema.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
        return schema.indexOf('"') >= 0 ? Optional.empty() : Optional.of(plain ? schema : '"' + schema + '"');
    }

    @Override
    Draft.Parts settle(Draft draft) {
        List<Parameter> parameters = new ArrayList<>();
        Map<String, String> effective = new HashMap<>();
        for (Parameter parameter : draft.parameters()) {
            check(parameter);
            parameters.add(effective(parameter, effective));
        }
        Optional<Value> database = draft.database().map(PrismaDialect::firstSegment);
        Draft.Parts parts = draft.parts(hosts(draft), database);
        return new Draft.Parts(
                parts.hosts(), parts.database(), parts.user(), parts.password(), parameters, parts.dropped());
    }

    private static void check(Parameter parameter) {
        if (parameter.origin() == Parameter.Origin.USERINFO
                || parameter.decoded().hasPlaceholder()) {
            return;
        }
        boolean good = switch (parameter.name()) {
            case USER, PASSWORD -> false;
            case "pgbouncer" -> POOLER.read(parameter.value()).isPresent();
            case "statement_cache_size",
                    "connection_limit",
                    "socket_timeout",
                    "connect_timeout",
                    "pool_timeout",
                    "max_connection_lifetime",
                    "max_idle_connection_lifetime" ->
                RustNumbers.isUpTo(RustNumbers.SIXTY_FOUR_BITS, parameter.value());
            default -> true;
        };
        if (!good) {
            throw new Misread(
                    "Prisma takes no such value for " + parameter.name(), parameter.valueAt(), "correct or remove it");
        }
    }

    /** The same parameter with the word that counts from here on, where its own is none. */
    private static Parameter effective(Parameter parameter, Map<String, String> before) {
        String name = parameter.name();
        if (parameter.decoded().hasPlaceholder()) {
            return parameter;
        }
        String value = parameter.value();
        String counts = value;
        if (name.equals("sslaccept")) {
            counts = ACCEPT_WORDS.read(value).orElse(value);
        } else if (name.equals("sslmode") || name.equals("channel_binding")) {
            counts = THREE_WORDS.read(value).orElse(before.getOrDefault(name, "prefer"));
            before.put(name, counts);
        }
        return counts.equals(value)
                ? parameter
                : new Parameter(name, Value.of(counts), parameter.origin(), parameter.nameAt(), parameter.valueAt());
    }

    private static List<Host> hosts(Draft draft) {
        Optional<Draft.Written> written = draft.written().stream().findFirst();
        Optional<String> port = written.flatMap(Draft.Written::port).map(Value::text);
        Optional<String> name = draft.last(Concept.HOST)
                .map(Parameter::value)
                .or(() -> written.map(Draft.Written::name).map(Value::text));
        return name.isEmpty() && port.isEmpty() ? List.of() : List.of(new Host(name.orElse(""), port));
    }

    private static Value firstSegment(Value path) {
        List<Value.Segment> segments = new ArrayList<>();
        for (Value.Segment segment : path.segments()) {
            int slash = segment.placeholder() ? -1 : segment.text().indexOf('/');
            if (slash >= 0) {
                segments.add(new Value.Segment(segment.text().substring(0, slash), false));
                break;
            }
            segments.add(segment);
        }
        return new Value(List.copyOf(segments));
    }

    /** {@code prefer} looks at certificates only of servers that speak TLS, and goes on without. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Optional<Parameter> mode = last(parameters, "sslmode");
        Optional<Parameter> accept = last(parameters, "sslaccept");
        boolean required = mode.map(Parameter::value).filter("require"::equals).isPresent();
        if (mode.isEmpty()
                || (required && accept.filter(PrismaDialect::isHidden).isPresent())) {
            Optional<TlsMode> hidden = mode.isEmpty() ? Optional.of(TlsMode.PREFER) : Optional.empty();
            return accept.map(parameter -> new TlsRequest(parameter, hidden));
        }
        boolean strict = accept.map(Parameter::value).filter("strict"::equals).isPresent();
        Optional<TlsMode> asked = required && strict
                ? Optional.of(TlsMode.VERIFY_FULL)
                : THREE_WORDS.read(mode.get().value()).flatMap(TlsMode::ofWord);
        return Optional.of(new TlsRequest(mode.get(), asked));
    }

    private static boolean isHidden(Parameter parameter) {
        return parameter.decoded().hasPlaceholder();
    }

    private static Optional<Parameter> last(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .reduce((first, second) -> second);
    }
}
