package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.GoUrlGrammar;
import dev.regauge.url.grammar.IpText;
import dev.regauge.url.grammar.KeyValueGrammar;
import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of Go's pgx 5.10.0, in both forms. In a URL hosts and ports are two lists that need not fit each other:
 * {@code h1,h2:5433} is 5433 twice. What is not pgx's own goes to the server as a setting. {@code sslrootcert=system} is a
 * verify-full whatever the mode says, and direct TLS makes a require of a prefer.
 */
final class PgxDialect extends TwoFormDialect {

    PgxDialect() {
        super(
                "pgx",
                "pgx 5.10.0",
                new GoUrlGrammar(SCHEMES),
                KeyValueGrammar.Reader.PGX,
                GoUrls.DECODINGS,
                Decoding.BACKSLASHES_BEFORE_QUOTES,
                Defaults.ofEnvironment(TlsMode.PREFER),
                PgxTable.words());
    }

    @Override
    public Unknown unknown() {
        return Unknown.SERVER_SETTING;
    }

    @Override
    String whyDropped() {
        return GoUrls.DROPPED + "; pgx leaves out an empty user in a list of keys and values";
    }

    @Override
    Draft.Parts settle(Draft draft) {
        Draft.Parts parts = counting(draft);
        List<Parameter> parameters = parts.parameters();
        List<Value> names = new ArrayList<>();
        List<Value> ports = new ArrayList<>();
        authority(draft, names, ports);
        Optional<Parameter> host = GoUrls.last(parameters, "host");
        Optional<Parameter> port = GoUrls.last(parameters, "port");
        host.ifPresent(list -> replace(names, list));
        port.ifPresent(list -> replace(ports, list));
        PgxTable.check(parameters, names);
        return new Draft.Parts(
                aligned(names, ports),
                database(parameters).or(() -> draft.database().flatMap(PgxDialect::withoutSlashes)),
                GoUrls.last(parameters, "user").map(Parameter::decoded),
                GoUrls.last(parameters, "password").map(Parameter::decoded),
                parameters,
                parts.dropped());
    }

    private static Draft.Parts counting(Draft draft) {
        Draft.Parts parts = GoUrls.firstOfEachName(draft, draft.settled());
        List<Parameter> counting = new ArrayList<>();
        List<String> dropped = new ArrayList<>(parts.dropped());
        for (Parameter parameter : parts.parameters()) {
            boolean list = parameter.origin() == Parameter.Origin.KEY;
            if (list && parameter.name().equals("user") && parameter.value().isEmpty()) {
                dropped.add("user");
            } else {
                counting.add(parameter);
            }
        }
        return parts.withParameters(counting, dropped);
    }

    private static void replace(List<Value> before, Parameter list) {
        before.clear();
        before.addAll(list.decoded().split(','));
    }

    /** Both names are for the same, and in a URL pgx takes one of them by accident. */
    private static Optional<Value> database(List<Parameter> parameters) {
        Optional<Parameter> one = GoUrls.last(parameters, "database");
        Optional<Parameter> other = GoUrls.last(parameters, "dbname");
        if (one.isPresent() && other.isPresent()) {
            boolean query = one.get().origin() == Parameter.Origin.QUERY;
            if (query && !one.get().value().equals(other.get().value())) {
                throw new Misread(
                        "database and dbname differ, and pgx takes one of them by accident",
                        one.get().nameAt(),
                        "keep one of them");
            }
            return Optional.of((one.get().nameAt() > other.get().nameAt() ? one : other)
                    .get()
                    .decoded());
        }
        return one.or(() -> other).map(Parameter::decoded);
    }

    private static Optional<Value> withoutSlashes(Value path) {
        List<Value.Segment> segments = new ArrayList<>(path.segments());
        if (!segments.isEmpty() && !segments.get(0).placeholder()) {
            String text = segments.get(0).text();
            int start = 0;
            while (start < text.length() && text.charAt(start) == '/') {
                start++;
            }
            segments.set(0, new Value.Segment(text.substring(start), false));
        }
        Value name = new Value(List.copyOf(segments));
        return Optional.of(name).filter(value -> !value.text().isEmpty());
    }

    private static void authority(Draft draft, List<Value> names, List<Value> ports) {
        Optional<String> host = GoUrls.host(draft);
        if (host.isPresent()) {
            for (String element : host.get().split(",", -1)) {
                element(draft, element, names, ports);
            }
            return;
        }
        for (Draft.Written written : draft.written()) {
            addUnlessEmpty(names, written.name());
            written.port().ifPresent(port -> addUnlessEmpty(ports, port));
        }
    }

    private static void addUnlessEmpty(List<Value> list, Value value) {
        if (!value.text().isEmpty()) {
            list.add(value);
        }
    }

    private static void element(Draft draft, String element, List<Value> names, List<Value> ports) {
        String bare = withoutBrackets(element);
        if (element.indexOf(':') < 0 || IpText.isAddress(bare, false)) {
            if (!element.isEmpty()) {
                names.add(Value.of(bare));
            }
            return;
        }
        GoUrls.HostAndPort parts = GoUrls.split(element)
                .orElseThrow(() -> new Misread(
                        "a host of the list is not host:port",
                        draft.written().get(0).at(),
                        "write host:5432, and an address as [::1]:5432"));
        addUnlessEmpty(names, Value.of(parts.host()));
        addUnlessEmpty(ports, Value.of(parts.port()));
    }

    private static String withoutBrackets(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && "[]".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "[]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Each host has the port at its own place of the other list, or the first one. */
    private static List<Host> aligned(List<Value> names, List<Value> ports) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), ports.isEmpty() ? 0 : 1); i++) {
            Optional<Value> port =
                    ports.isEmpty() ? Optional.empty() : Optional.of(ports.get(i < ports.size() ? i : 0));
            port.ifPresent(PgxDialect::checkPort);
            hosts.add(new Host(i < names.size() ? names.get(i).text() : "", port.map(Value::text)));
        }
        return hosts;
    }

    private static void checkPort(Value port) {
        boolean number = GoAndRustNumbers.isDigits(port.text()) && GoAndRustNumbers.isUnsigned(port.text(), 65535);
        if (!port.hasPlaceholder()
                && (!number || GoAndRustNumbers.withoutSign(port.text()).equals("0"))) {
            throw new Misread("a port is no number from 1 to 65535", 0, "write the port the server listens on");
        }
    }

    // --- TLS

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return super.tlsRequest(parameters)
                .map(request -> new TlsRequest(
                        request.parameter(),
                        request.mode()
                                .map(mode -> effective(mode, parameters))
                                .or(() -> systemAuthorities(parameters))));
    }

    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return effective(TlsMode.PREFER, parameters);
    }

    private static TlsMode effective(TlsMode asked, List<Parameter> parameters) {
        Optional<TlsMode> system = systemAuthorities(parameters);
        if (system.isPresent()) {
            return system.get();
        }
        boolean direct = GoUrls.last(parameters, "sslnegotiation")
                .map(Parameter::value)
                .filter("direct"::equals)
                .isPresent();
        TlsMode mode = direct && asked == TlsMode.PREFER ? TlsMode.REQUIRE : asked;
        boolean verifies = rootCertificate(parameters).isPresent();
        return verifies && mode == TlsMode.REQUIRE ? TlsMode.VERIFY_CA : mode;
    }

    private static Optional<TlsMode> systemAuthorities(List<Parameter> parameters) {
        return rootCertificate(parameters).filter("system"::equals).map(system -> TlsMode.VERIFY_FULL);
    }

    private static Optional<String> rootCertificate(List<Parameter> parameters) {
        return GoUrls.last(parameters, "sslrootcert").map(Parameter::value).filter(file -> !file.isEmpty());
    }
}
