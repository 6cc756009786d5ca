package dev.regauge.url;

import dev.regauge.url.grammar.AsyncpgGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.Urllib;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The DSNs of asyncpg 0.31, read with a Python that checks brackets strictly. They look like libpq's URIs and differ:
 * what stands before the path wins over the parameters, a port in front is for its host alone, and what asyncpg does not
 * know it tells the server to set. {@code require} verifies by {@code sslrootcert} where one is named, and as with libpq
 * by {@code ~/.postgresql/root.crt} where that exists, which no text tells.
 */
final class AsyncpgDialect extends Dialect {

    private static final List<String> PREFIXES = List.of("postgresql://", "postgres://");

    private static final Set<String> TLS_VERSIONS =
            Set.of("TLSv1", "TLSv1_1", "TLSv1_2", "TLSv1_3", "MINIMUM_SUPPORTED", "MAXIMUM_SUPPORTED");

    AsyncpgDialect() {
        super(
                "asyncpg",
                "asyncpg 0.31",
                PREFIXES,
                new AsyncpgGrammar(),
                Map.of(
                        Kind.USER, Urllib.UNQUOTE,
                        Kind.PASSWORD, Urllib.UNQUOTE,
                        Kind.HOST, Urllib.UNQUOTE,
                        Kind.PORT, Urllib.UNQUOTE,
                        Kind.DATABASE, Urllib.UNQUOTE,
                        Kind.NAME, Urllib.UNQUOTE_PLUS,
                        Kind.VALUE, Urllib.UNQUOTE_PLUS),
                Defaults.ofEnvironment(TlsMode.PREFER),
                AsyncpgTable.ofDsn());
    }

    @Override
    boolean takes(String text) {
        return PREFIXES.stream().anyMatch(prefix -> Urllib.begins(text, prefix));
    }

    @Override
    Family family() {
        return Family.LIBPQ;
    }

    @Override
    public Unknown unknown() {
        return Unknown.SERVER_SETTING;
    }

    @Override
    String whyDropped() {
        return "asyncpg leaves it out: it has no value, or what stands before the path counts";
    }

    // --- what counts

    @Override
    Draft.Parts settle(Draft draft) {
        List<Host> hosts = hosts(draft);
        checkWords(draft, hosts);
        Draft.Parts parts = draft.parts(hosts, draft.database().or(() -> database(draft)))
                .withUser(login(draft, Concept.USER))
                .withPassword(login(draft, Concept.PASSWORD));
        return withoutShadowed(parts);
    }

    private static Optional<Value> database(Draft draft) {
        return last(draft, "dbname").or(() -> last(draft, "database")).map(Parameter::decoded);
    }

    private static Optional<Parameter> last(Draft draft, String name) {
        return draft.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.QUERY
                        && parameter.name().equals(name))
                .reduce((first, last) -> last);
    }

    private Optional<Value> login(Draft draft, Concept concept) {
        return draft.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.USERINFO && isAbout(parameter, concept))
                .findFirst()
                .or(() -> draft.last(concept))
                .map(Parameter::decoded);
    }

    /** A user and a password before the {@code @} leave those behind the {@code ?} out. */
    private static Draft.Parts withoutShadowed(Draft.Parts parts) {
        Set<String> inFront = new HashSet<>();
        List<Parameter> counting = new ArrayList<>();
        List<String> dropped = new ArrayList<>(parts.dropped());
        for (Parameter parameter : parts.parameters()) {
            boolean userinfo = parameter.origin() == Parameter.Origin.USERINFO;
            if (userinfo) {
                inFront.add(parameter.name());
            }
            if (userinfo || !inFront.contains(parameter.name())) {
                counting.add(parameter);
            } else {
                dropped.add(parameter.name());
            }
        }
        return new Draft.Parts(
                parts.hosts(),
                parts.database(),
                parts.user(),
                parts.password(),
                List.copyOf(counting),
                List.copyOf(dropped));
    }

    // --- hosts

    private static List<Host> hosts(Draft draft) {
        if (!draft.written().isEmpty()) {
            return draft.written().stream().map(AsyncpgDialect::host).toList();
        }
        List<Value> ports = last(draft, "port")
                .map(parameter -> parameter.decoded().split(',').stream()
                        .map(port -> HostLists.number(port, parameter.valueAt()))
                        .toList())
                .orElse(List.of());
        Optional<Parameter> host = last(draft, "host");
        if (host.isEmpty()) {
            return portsAlone(ports, last(draft, "port").map(Parameter::valueAt).orElse(0));
        }
        return listed(host.get().decoded().split(','), ports, host.get().valueAt());
    }

    private static Host host(Draft.Written written) {
        Optional<Value> port = written.port()
                .filter(text -> !text.text().isEmpty())
                .map(text -> HostLists.number(text, written.portAt()));
        return HostLists.host(written.name(), port);
    }

    /** Without a host there are the usual places of this machine, all with the same port. */
    private static List<Host> portsAlone(List<Value> ports, int at) {
        if (ports.size() > 1) {
            throw new Misread("there are " + ports.size() + " ports and no host", at, "write host=h1,h2");
        }
        return ports.stream()
                .map(port -> HostLists.host(Value.of(""), Optional.of(port)))
                .toList();
    }

    /** Ports of their own count only where there is no list of ports. */
    private static List<Host> listed(List<Value> names, List<Value> ports, int at) {
        if (ports.size() > 1 && ports.size() != names.size()) {
            throw HostLists.mismatch(names.size(), ports.size(), at);
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Host host = named(names.get(i), ports.isEmpty(), at);
            Optional<String> port = ports.isEmpty()
                    ? host.portText()
                    : Optional.of(ports.get(ports.size() == 1 ? 0 : i).text());
            hosts.add(new Host(host.name(), port));
        }
        return List.copyOf(hosts);
    }

    private static Host named(Value text, boolean readPort, int at) {
        if (text.text().isEmpty()) {
            throw new Misread("there is no host between the commas", at, "write host=h1,h2");
        }
        if (text.text().startsWith("/")) {
            return HostLists.host(text, Optional.empty());
        }
        if (text.text().startsWith("[")) {
            return address(text.text(), at);
        }
        List<Value> parts = text.split(':');
        int colon = parts.get(0).text().length();
        Value rest = parts.size() == 2
                ? parts.get(1)
                : Value.of(text.text().substring(Math.min(colon + 1, text.text().length())));
        boolean hasPort = readPort && !rest.text().isEmpty();
        return HostLists.host(parts.get(0), hasPort ? Optional.of(HostLists.number(rest, at)) : Optional.empty());
    }

    /** Whatever is no port behind the bracket is cut off. */
    private static Host address(String text, int at) {
        int close = text.indexOf(']');
        if (close < 2) {
            throw new Misread("the brackets hold no address", at, "write an IPv6 address as [::1]");
        }
        int end = close + 2;
        while (text.startsWith(":", close + 1) && end < text.length() && "0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        Optional<String> port = end > close + 2 ? Optional.of(text.substring(close + 2, end)) : Optional.empty();
        return new Host(text.substring(1, close), port);
    }

    // --- words

    /** The words that asyncpg checks before it connects. */
    private void checkWords(Draft draft, List<Host> hosts) {
        checkWord(draft, "sslnegotiation");
        checkWord(draft, "sslmode");
        if (triesTls(draft, hosts)) {
            checkVersion(draft, "ssl_min_protocol_version");
            checkVersion(draft, "ssl_max_protocol_version");
        }
        checkWord(draft, "target_session_attrs");
        checkWord(draft, "gsslib");
    }

    private void checkWord(Draft draft, String name) {
        Optional<Parameter> parameter =
                last(draft, name).filter(found -> !found.decoded().hasPlaceholder());
        boolean wrong = parameter.isPresent()
                && word(name)
                        .orElseThrow()
                        .meaning()
                        .read(parameter.get().value())
                        .isEmpty();
        if (wrong) {
            throw new Misread(
                    "asyncpg knows no such word for " + name,
                    parameter.get().valueAt(),
                    "write it as libpq does, in small letters");
        }
    }

    /** Without a mode it is {@code prefer} where any host is reached by TCP. */
    private static boolean triesTls(Draft draft, List<Host> hosts) {
        boolean tcp =
                hosts.isEmpty() || hosts.stream().anyMatch(host -> !host.name().startsWith("/"));
        return last(draft, "sslmode")
                .map(mode -> !mode.value().equals("disable"))
                .orElse(tcp);
    }

    private static void checkVersion(Draft draft, String name) {
        Optional<Parameter> version =
                last(draft, name).filter(found -> !found.decoded().hasPlaceholder());
        boolean wrong = version.isPresent()
                && !TLS_VERSIONS.contains(version.get().value().replace('.', '_'));
        if (wrong) {
            throw new Misread(
                    "asyncpg knows no such version of TLS", version.get().valueAt(), "write TLSv1.2 or TLSv1.3");
        }
    }

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return LibpqTable.tlsRequest(super.tlsRequest(parameters), this, parameters);
    }
}
