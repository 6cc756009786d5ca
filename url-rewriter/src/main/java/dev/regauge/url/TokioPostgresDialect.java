package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.IpText;
import dev.regauge.url.grammar.KeyValueGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.TokioPostgresUriGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of Rust's tokio-postgres 0.7.13, in both forms. Hosts and ports are never replaced: those of parameters are
 * added to those before. Whether a certificate is looked at is not said in the text: the program's TLS connector decides.
 */
final class TokioPostgresDialect extends TwoFormDialect {

    /** A folder is any bytes, a name must be UTF-8. */
    private static final Decoding HOST = text -> {
        String name = Decoding.PERCENT_WHERE_POSSIBLE.decode(text);
        return name.startsWith("/") ? name : Decoding.PERCENT_OF_UTF_8.decode(text);
    };

    private static final Meaning MODE = Meanings.words("disable", "disable", "prefer", "prefer", "require", "require");
    private static final Meaning NEGOTIATION = Meanings.words("postgres", "postgres", "direct", "direct");
    private static final Meaning TARGET =
            Meanings.words("any", "any", "read-write", "read-write", "read-only", "read-only");

    TokioPostgresDialect() {
        super(
                "tokio-postgres",
                "tokio-postgres 0.7.13",
                new TokioPostgresUriGrammar(SCHEMES),
                KeyValueGrammar.Reader.TOKIO_POSTGRES,
                Map.of(
                        Kind.USER, Decoding.PERCENT_OF_UTF_8,
                        Kind.PASSWORD, Decoding.PERCENT_WHERE_POSSIBLE,
                        Kind.HOST, HOST,
                        Kind.PORT, Decoding.PERCENT_OF_UTF_8,
                        Kind.DATABASE, Decoding.PERCENT_OF_UTF_8,
                        Kind.NAME, Decoding.PERCENT_OF_UTF_8,
                        Kind.VALUE, Decoding.PERCENT_OF_UTF_8),
                Decoding.BACKSLASHES,
                Defaults.ofEnvironment(TlsMode.PREFER),
                vocabulary());
    }

    private static List<Word> vocabulary() {
        return Stream.of(
                        Word.text(Concept.USER, "user"),
                        Word.text(Concept.PASSWORD, "password"),
                        Word.text(Concept.HOST, "host"),
                        Word.text(Concept.PORT, "port"),
                        Word.text(Concept.DATABASE, "dbname"),
                        Word.text(Concept.HOST_ADDRESS, "hostaddr"),
                        Word.text(Concept.SERVER_OPTIONS, "options"),
                        Word.text(Concept.APPLICATION_NAME, "application_name"),
                        Word.of(Concept.TLS_MODE, MODE, "sslmode"),
                        Word.of(Concept.TLS_NEGOTIATION, NEGOTIATION, "sslnegotiation"),
                        Word.of(Concept.CHANNEL_BINDING, Meanings.PREFER_OR_REQUIRE, "channel_binding"),
                        Word.of(Concept.CONNECT_TIMEOUT, GoAndRustNumbers.SECONDS, "connect_timeout")
                                .nearly("tokio-postgres counts for each address by itself"),
                        Word.of(Concept.TCP_USER_TIMEOUT, GoAndRustNumbers.SECONDS, "tcp_user_timeout"),
                        Word.of(Concept.KEEPALIVE, GoAndRustNumbers.ZERO_OR_MORE, "keepalives"),
                        Word.of(Concept.KEEPALIVE_IDLE, GoAndRustNumbers.SECONDS, "keepalives_idle"),
                        Word.of(Concept.KEEPALIVE_INTERVAL, GoAndRustNumbers.SECONDS, "keepalives_interval"),
                        Word.of(Concept.KEEPALIVE_COUNT, GoAndRustNumbers.COUNT, "keepalives_retries"),
                        Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                        Word.of(
                                Concept.LOAD_BALANCE,
                                Meanings.words("false", "disable", "true", "random"),
                                "load_balance_hosts"))
                .toList();
    }

    @Override
    public Unknown unknown() {
        return Unknown.REFUSED;
    }

    @Override
    boolean addsUp(Concept concept) {
        return concept == Concept.HOST || concept == Concept.PORT;
    }

    @Override
    Draft.Parts settle(Draft draft) {
        draft.parameters().forEach(this::check);
        List<Parameter> parameters = withOneAddressList(draft.parameters());
        List<Value> names = new ArrayList<>();
        List<Value> ports = new ArrayList<>();
        for (Draft.Written written : draft.written()) {
            names.add(written.name());
            ports.addAll(written.port().orElse(Value.of("")).split(','));
        }
        for (Parameter parameter : parameters) {
            boolean query = parameter.origin() == Parameter.Origin.QUERY;
            if (parameter.name().equals("host")) {
                names.addAll(
                        query
                                ? List.of(parameter.decoded())
                                : parameter.decoded().split(','));
            } else if (parameter.name().equals("port")) {
                ports.addAll(parameter.decoded().split(','));
            }
        }
        long addresses = parameters.stream()
                .filter(parameter -> parameter.name().equals("hostaddr"))
                .mapToLong(parameter -> parameter.decoded().split(',').size())
                .sum();
        checkCounts(names.size(), (int) addresses, ports.size());
        ports.forEach(TokioPostgresDialect::checkPort);
        Draft.Parts parts = draft.parts(
                aligned(names, ports),
                draft.last(Concept.DATABASE).map(Parameter::decoded).or(draft::database));
        return parts.withParameters(parameters, draft.dropped());
    }

    private void check(Parameter parameter) {
        Optional<Word> word = word(parameter.name());
        if (word.isEmpty()) {
            throw new Misread(
                    "tokio-postgres knows no such parameter",
                    parameter.nameAt(),
                    "remove it, or write one that tokio-postgres knows");
        }
        boolean hidden = parameter.decoded().hasPlaceholder();
        boolean taken = word.get().meaning().read(parameter.value()).isPresent();
        boolean addresses = !parameter.name().equals("hostaddr")
                || parameter.decoded().split(',').stream().allMatch(value -> IpText.isAddress(value.text(), false));
        if (!hidden && !(taken && addresses)) {
            throw new Misread(
                    "tokio-postgres takes no such value for this parameter",
                    parameter.valueAt(),
                    "write one that tokio-postgres takes");
        }
    }

    /** All addresses in the last parameter that names any. */
    private static List<Parameter> withOneAddressList(List<Parameter> parameters) {
        List<Parameter> all = parameters.stream()
                .filter(parameter -> parameter.name().equals("hostaddr"))
                .toList();
        if (all.size() < 2) {
            return parameters;
        }
        List<Value.Segment> segments = new ArrayList<>();
        for (Parameter parameter : all) {
            segments.addAll(segments.isEmpty() ? List.of() : List.of(new Value.Segment(",", false)));
            segments.addAll(parameter.decoded().segments());
        }
        List<Parameter> merged = new ArrayList<>(parameters);
        merged.removeIf(parameter -> parameter.name().equals("hostaddr"));
        Parameter last = all.get(all.size() - 1);
        merged.add(new Parameter("hostaddr", new Value(segments), last.origin(), last.nameAt(), last.valueAt()));
        return merged;
    }

    private static void checkCounts(int names, int addresses, int ports) {
        int servers = Math.max(names, addresses);
        boolean differ = names > 0 && addresses > 0 && names != addresses;
        if (differ || (servers > 0 && ports > 1 && ports != servers)) {
            throw new Misread(
                    "there are " + names + " hosts, " + addresses + " addresses and " + ports + " ports",
                    0,
                    "give one port, or one for each host; those of the query are added to those before it");
        }
    }

    private static void checkPort(Value port) {
        if (!port.hasPlaceholder() && !port.text().isEmpty() && !GoAndRustNumbers.isUnsigned(port.text(), 65535)) {
            throw new Misread("a port is no number up to 65535", 0, "write the port the server listens on");
        }
    }

    private static List<Host> aligned(List<Value> names, List<Value> ports) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), names.isEmpty() ? ports.size() : 0); i++) {
            String name = i < names.size() ? names.get(i).text() : "";
            Optional<Value> port =
                    ports.isEmpty() ? Optional.empty() : Optional.of(ports.get(i < ports.size() ? i : 0));
            hosts.add(new Host(
                    name, port.map(Value::text).filter(text -> !text.isEmpty()).map(GoAndRustNumbers::withoutSign)));
        }
        return hosts;
    }
}
