package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.R2dbcGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The URLs of R2DBC, as r2dbc-spi 1.0.0 reads them for r2dbc-postgresql 1.0 and 1.1 and r2dbc-pool 1.0.2:
 * {@code r2dbc:postgresql://user:password@host:5432/database?sslMode=require}. {@code r2dbcs} is {@code ssl=true}, which
 * is verify-full; {@code r2dbc:pool:postgresql:} adds a pool, and {@code r2dbc:postgresql:failover:} takes a list of hosts.
 *
 * <p>What stands before the {@code //} is a parameter as well, {@code driver} and {@code protocol}, as it is an option to
 * R2DBC; {@code driver} only where it is the pool.
 */
final class R2dbcDialect extends Dialect {

    private static final String PLAIN = "r2dbc:postgresql:";
    private static final String POOLED = "r2dbc:pool:postgresql:";

    private static final List<String> PREFIXES = List.of(
            PLAIN,
            "r2dbcs:postgresql:",
            "r2dbc:postgres:",
            "r2dbcs:postgres:",
            POOLED,
            "r2dbcs:pool:postgresql:",
            "r2dbc:pool:postgres:",
            "r2dbcs:pool:postgres:");

    private static final Set<String> PROHIBITED =
            Set.of("database", "driver", "host", "password", "port", "protocol", "user");

    private static final Set<String> POOL = R2dbcTable.poolNames();

    private static final Set<Concept> FAILOVER =
            Set.of(Concept.TARGET_SERVER, Concept.LOAD_BALANCE, Concept.HOST_RECHECK);

    private static final Set<String> FAILOVER_NAMES = Set.of("targetServerType", "loadBalanceHosts", "hostRecheckTime");

    private static final Set<String> TLS_NAMES = Set.of(
            "sslMode",
            "sslmode",
            "ssl",
            "sslNegotiation",
            "sslnegotiation",
            "sslCert",
            "sslKey",
            "sslPassword",
            "sslRootCert",
            "sslSni",
            "sslHostnameVerifier");

    /** The names of the same setting, the one that counts first. */
    private static final List<List<String>> ALIASES = List.of(
            List.of("sslMode", "sslmode", "ssl"),
            List.of("sslNegotiation", "sslnegotiation"),
            List.of("currentSchema", "schema"));

    /** URI decodes the path, and R2DBC cuts off blanks and control characters around it. */
    private static final Decoding PATH = text -> Decoding.PERCENT.decode(text).trim();

    R2dbcDialect() {
        super(
                "r2dbc",
                "r2dbc-spi 1.0.0",
                PREFIXES,
                new R2dbcGrammar(),
                Map.of(
                        Kind.USER, Decoding.FORM,
                        Kind.PASSWORD, Decoding.FORM,
                        Kind.HOST, Decoding.FORM,
                        Kind.PORT, Decoding.FORM,
                        Kind.DATABASE, PATH,
                        Kind.NAME, Decoding.FORM,
                        Kind.VALUE, Decoding.FORM),
                Defaults.ofLocalhost(TlsMode.DISABLE),
                R2dbcTable.words());
    }

    @Override
    boolean recognises(String text) {
        return super.recognises(text)
                || Wrapper.of(text).filter(wrapper -> wrapper.wraps(this)).isPresent();
    }

    @Override
    boolean needsHost() {
        return true;
    }

    @Override
    boolean isAddress(Parameter parameter) {
        return parameter.name().equals("driver") || parameter.name().equals("protocol") || super.isAddress(parameter);
    }

    // --- reading

    @Override
    Draft.Parts settle(Draft draft) {
        for (Parameter parameter : draft.parameters()) {
            boolean query = parameter.origin() == Parameter.Origin.QUERY;
            if (query && PROHIBITED.contains(parameter.name())) {
                throw new Misread(
                        "R2DBC does not take this as a parameter",
                        parameter.nameAt(),
                        "write r2dbc:postgresql://user:password@host:5432/database");
            }
        }
        Draft.Parts parts = draft.settled();
        String scheme = draft.scheme().substring(0, draft.scheme().length() - 1);
        Optional<Value> database =
                parts.database().filter(value -> !value.text().isEmpty());
        return new Draft.Parts(
                R2dbcGrammar.isFailover(scheme) ? hosts(draft) : parts.hosts(),
                database,
                parts.user(),
                parts.password(),
                Stream.concat(ofScheme(scheme), parts.parameters().stream()).toList(),
                parts.dropped());
    }

    private Stream<Parameter> ofScheme(String scheme) {
        String[] parts = scheme.split(":", 3);
        Stream.Builder<Parameter> parameters = Stream.builder();
        if (parts[1].equals("pool")) {
            parameters.add(parameter("driver", parts[1]));
        }
        if (parts.length > 2 && !parts[2].trim().isEmpty()) {
            parameters.add(parameter("protocol", parts[2]));
        }
        if (parts[0].equals("r2dbcs")) {
            parameters.add(parameter("ssl", "true"));
        }
        return parameters.build();
    }

    private Parameter parameter(String name, String value) {
        return new Parameter(name, Value.of(value), parameterOrigin(), 0, 0);
    }

    /** As the driver cuts the list, after it is decoded; what hides behind placeholders is cut before. */
    private static List<Host> hosts(Draft draft) {
        List<Draft.Written> written = draft.written();
        boolean hidden = written.stream()
                .anyMatch(host -> host.name().hasPlaceholder()
                        || host.port().filter(Value::hasPlaceholder).isPresent());
        if (hidden || written.isEmpty()) {
            return draft.hosts();
        }
        String list = written.stream()
                .map(host -> host.name().text()
                        + host.port().map(port -> ":" + port.text()).orElse(""))
                .collect(Collectors.joining(","));
        List<Host> hosts = new ArrayList<>();
        for (String host : list.split(",", 0)) {
            hosts.add(host(host, written.get(0).at()));
        }
        if (hosts.isEmpty()) {
            throw badList(written.get(0).at());
        }
        return hosts;
    }

    /** A colon with nothing behind it stays part of the name. */
    private static Host host(String text, int at) {
        String[] parts = text.split(":", 0);
        boolean good = parts.length > 0 && !parts[0].isEmpty() && (parts.length == 1 || isPort(parts[1]));
        if (!good) {
            throw badList(at);
        }
        return parts.length == 1 ? new Host(text, Optional.empty()) : new Host(parts[0], Optional.of(parts[1]));
    }

    private static Misread badList(int at) {
        return new Misread(
                "the hosts are no list that the driver takes", at, "write host:5432,host:5432, and no IPv6 address");
    }

    /** The driver takes all ports but the last. */
    private static boolean isPort(String digits) {
        try {
            int number = Integer.parseInt(digits);
            return number >= 0 && number < 65535;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    @Override
    Map<String, String> idle(List<Parameter> parameters) {
        Map<String, Parameter> last = new HashMap<>();
        parameters.forEach(parameter -> last.put(parameter.name(), parameter));
        Map<String, String> idle = new HashMap<>();
        for (List<String> names : ALIASES) {
            String counts = names.stream().filter(last::containsKey).findFirst().orElse("");
            names.stream()
                    .filter(name -> !name.equals(counts))
                    .forEach(name -> idle.put(name, counts + " is there too, and counts"));
        }
        if (!last.containsKey("driver")) {
            POOL.forEach(name -> idle.put(name, "it counts only behind r2dbc:pool:"));
        }
        if (isFailover(last)) {
            idle.put("socket", "the driver does not look at it behind failover:");
        } else {
            FAILOVER_NAMES.forEach(name -> idle.put(name, "it counts only where hosts are tried, behind failover:"));
        }
        if (!isFailover(last) && last.containsKey("socket")) {
            TLS_NAMES.forEach(name -> idle.put(name, "the connection goes through a unix socket, without TLS"));
        }
        return idle;
    }

    private static boolean isFailover(Map<String, Parameter> last) {
        String driver = last.containsKey("driver") ? "pool:" : "postgresql:";
        String protocol =
                Optional.ofNullable(last.get("protocol")).map(Parameter::value).orElse("");
        return R2dbcGrammar.isFailover("r2dbc:" + driver + protocol);
    }

    // --- TLS

    /** {@code sslMode} counts before {@code sslmode}, and that before {@code ssl}; on a unix socket none does. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Map<String, String> idle = idle(parameters);
        return parameters.stream()
                .filter(parameter -> isTlsMode(parameter.name()) && !idle.containsKey(parameter.name()))
                .reduce((first, last) -> last)
                .map(parameter -> new TlsRequest(parameter, mode(parameter)));
    }

    private static Optional<TlsMode> mode(Parameter parameter) {
        Meaning meaning = parameter.name().equals("ssl") ? R2dbcTable.SSL : R2dbcTable.TLS_WORDS;
        return parameter.decoded().hasPlaceholder()
                ? Optional.empty()
                : meaning.read(parameter.value()).flatMap(TlsMode::ofWord);
    }

    // --- writing

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    Optional<String> cannotWrite(Said said) {
        boolean address = said.hosts().stream().anyMatch(host -> host.name().indexOf(':') >= 0 && isPlain(host));
        boolean last = said.hosts().stream()
                .anyMatch(host -> host.portText().filter("65535"::equals).isPresent());
        if (isList(said) && (address || last)) {
            return Optional.of("r2dbc takes neither IPv6 addresses nor port 65535 where it tries several hosts");
        }
        return said.database()
                .map(Value::text)
                .filter(name -> !name.equals(name.trim()))
                .map(name -> "r2dbc cuts off the blanks around a database name");
    }

    private static boolean isPlain(Host host) {
        return Atoms.in(host.name()).isEmpty();
    }

    /** A name with an underscore loses its port unless it stands in a list. */
    private static boolean isList(Said said) {
        boolean underscore = said.hosts().stream()
                .anyMatch(host -> host.name().indexOf('_') >= 0
                        && isPlain(host)
                        && host.portText().isPresent());
        return underscore
                || said.hosts().size() > 1
                || said.parameters().stream()
                        .flatMap(pair -> pair.concept().stream())
                        .anyMatch(FAILOVER::contains);
    }

    /** A list of one host and its port is taken for a list only with a comma behind it. */
    @Override
    void write(Said said, Output out) {
        boolean pooled = said.parameters().stream().anyMatch(pair -> POOL.contains(pair.name()));
        boolean list = isList(said);
        List<Host> hosts = said.hosts().isEmpty() ? List.of(new Host("localhost", Optional.empty())) : said.hosts();
        out.text(pooled ? POOLED : PLAIN).text(list ? "failover://" : "//").userinfo(said);
        out.text(hosts.stream().map(R2dbcDialect::authority).collect(Collectors.joining(",")));
        out.text(list && hosts.size() == 1 && hosts.get(0).portText().isPresent() ? "," : "");
        said.database().ifPresent(database -> out.text("/").database(database));
        out.query(said.without(Concept.USER, Concept.PASSWORD));
    }

    /** The zone of an IPv6 address stands behind an encoded percent sign. */
    private static String authority(Host host) {
        boolean address = host.name().indexOf(':') >= 0;
        return !isPlain(host)
                ? Said.authority(host)
                : address
                        ? Said.authority(new Host(host.name().replace("%", "%25"), host.portText()))
                        : Said.encodedAuthority(host);
    }
}
