package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The URLs of pgjdbc, as {@code Driver.parseURL} of 42.7.14 reads them: no userinfo, hosts and parameter names taken as
 * they are, the database and values decoded, a slash that must follow the hosts, and {@code host}, {@code port} and
 * {@code dbname} among the parameters that replace what stood before.
 */
final class PgjdbcDialect extends Dialect {

    private static final String ELSEWHERE = "pgjdbc would obey it and connect elsewhere";
    private static final String UNPROTECTED =
            "pgjdbc would obey it, and it can undo the check of the server's certificate";

    private static final Set<String> ADDRESS = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    /** The value of a parameter without an equals sign, which pgjdbc does not translate. */
    private static final Value NOTHING = Value.of("");

    private static final Map<String, String> HAZARDS = Map.of(
            "service", ELSEWHERE,
            "socketFactory", ELSEWHERE,
            "socketFactoryArg", ELSEWHERE,
            "sslfactory", UNPROTECTED,
            "sslfactoryarg", UNPROTECTED,
            "sslhostnameverifier", UNPROTECTED);

    PgjdbcDialect() {
        super("pgjdbc", "jdbc:postgresql:", TlsMode.PREFER, words());
    }

    private static List<Word> words() {
        return List.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.APPLICATION_NAME, "ApplicationName"),
                Word.text(Concept.TLS_MODE, "sslmode"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "sslpassword"),
                Word.text(Concept.TLS_PASSWORD_CALLBACK, "sslpasswordcallback"),
                Word.of(Concept.SOCKET_TIMEOUT, Meaning.SECONDS, "socketTimeout"),
                Word.of(Concept.LOGIN_TIMEOUT, Meaning.SECONDS, "loginTimeout"),
                Word.text(Concept.FETCH_SIZE, "defaultRowFetchSize"),
                Word.text(Concept.STATEMENT_CACHE, "preparedStatementCacheQueries"),
                Word.of(Concept.PREPARE_THRESHOLD, Meaning.PREPARED_NEVER_AT_ZERO, "prepareThreshold"),
                Word.of(Concept.READ_ONLY, Meaning.BOOLEAN, "readOnly").alongWith("readOnlyMode=always"),
                Word.text(Concept.RECEIVE_BUFFER, "receiveBufferSize"),
                Word.text(Concept.SEND_BUFFER, "sendBufferSize"));
    }

    @Override
    ConnectionTarget read(String text, Atoms atoms) {
        UrlReader reader = new UrlReader(text, this, atoms);
        String folded = reader.folded();
        int question = folded.indexOf('?');
        int end = question < 0 ? folded.length() : question;
        int start = prefix().length();
        String server = folded.substring(start, end);
        List<Written> hosts = List.of();
        Optional<Value> database = Optional.empty();
        if (!server.startsWith("/")) {
            database = databaseAt(reader, start, end);
        } else if (!server.equals("//") && !server.equals("///")) {
            int slash = slashBehindHosts(reader, start, end);
            hosts = hostsAt(reader, start + 2, slash);
            database = databaseAt(reader, slash + 1, end);
        }
        readParameters(reader, end + 1);
        List<Parameter> parameters = List.copyOf(reader.parameters());
        return new ConnectionTarget(
                text,
                this,
                atoms,
                new ConnectionTarget.Parts(
                        withReplacements(reader, hosts, parameters, end),
                        replacement(parameters, "PGDBNAME")
                                .map(Parameter::decoded)
                                .or(supplier(database)),
                        parameters,
                        List.of(),
                        reader.secrets(start, -1)));
    }

    /** A host of the list, and where its port stands. */
    private record Written(Host host, Value port, int portAt) {}

    private static Supplier<Optional<Value>> supplier(Optional<Value> value) {
        return () -> value;
    }

    private static Optional<Value> databaseAt(UrlReader reader, int start, int end) {
        return start == end ? Optional.empty() : Optional.of(reader.decode(start, end));
    }

    private static int slashBehindHosts(UrlReader reader, int start, int end) {
        String folded = reader.folded();
        if (!folded.startsWith("//", start)) {
            throw reader.error(
                    "one slash stands where two belong", start, "write jdbc:postgresql://host:5432/database");
        }
        int slash = folded.indexOf('/', start + 2);
        if (slash < 0 || slash >= end) {
            throw reader.error("the slash after the hosts is missing", end, "add /<database> after the hosts");
        }
        int second = folded.indexOf('/', slash + 1);
        if (second >= 0 && second < end) {
            throw reader.error("there is a slash too many", second, "write a slash in the database name as %2F");
        }
        return slash;
    }

    /** Empty hosts at the end of the list are dropped, as Java's {@code split} does; those between are kept. */
    private static List<Written> hostsAt(UrlReader reader, int start, int end) {
        int behindLast = end;
        while (behindLast > start && reader.folded().charAt(behindLast - 1) == ',') {
            behindLast--;
        }
        if (behindLast == start && end > start) {
            throw reader.error("there is no host between the commas", start, "write host:5432,host:5432");
        }
        List<Written> hosts = new ArrayList<>();
        int at = start;
        while (at <= behindLast) {
            int comma = reader.folded().indexOf(',', at);
            int hostEnd = comma < 0 || comma > behindLast ? behindLast : comma;
            hosts.add(hostAt(reader, at, hostEnd));
            at = hostEnd + 1;
        }
        return hosts;
    }

    private static Written hostAt(UrlReader reader, int start, int end) {
        String host = reader.folded().substring(start, end);
        int colon = host.lastIndexOf(':');
        if (colon < 0 || host.lastIndexOf(']') > colon) {
            return new Written(new Host(reader.raw(start, end).text(), Optional.empty()), NOTHING, end);
        }
        String name =
                colon == 0 ? "localhost" : reader.raw(start, start + colon).text();
        Value port = reader.raw(start + colon + 1, end);
        return new Written(new Host(name, Optional.of(port.text())), port, start + colon + 1);
    }

    /** Ports are checked last, because a parameter may have replaced them. */
    private static void check(UrlReader reader, List<Written> hosts) {
        for (Written written : hosts) {
            boolean absent = written.host().portText().isEmpty();
            if (!absent
                    && !written.port().hasPlaceholder()
                    && !isPort(written.port().text())) {
                throw badPort(reader, written.portAt());
            }
        }
    }

    private static boolean isPort(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= 65535;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static UrlSyntaxException badPort(UrlReader reader, int at) {
        return reader.error(
                "the port is not a number from 1 to 65535",
                at,
                "write host:5432; pgjdbc takes user and password as parameters, not before an @");
    }

    private static void readParameters(UrlReader reader, int start) {
        String folded = reader.folded();
        int at = start;
        while (at < folded.length()) {
            int ampersand = folded.indexOf('&', at);
            int end = ampersand < 0 ? folded.length() : ampersand;
            int equals = folded.indexOf('=', at);
            if (equals >= 0 && equals < end) {
                String name = reader.raw(at, equals).text();
                reader.add(name, reader.decode(equals + 1, end), Parameter.Origin.QUERY, equals + 1, end);
            } else if (end > at) {
                reader.add(reader.raw(at, end).text(), NOTHING, Parameter.Origin.QUERY, end, end);
            }
            at = end + 1;
        }
    }

    /** The last parameter that the driver takes for the given one of its own; {@code host} is {@code PGHOST}, and so on. */
    private static Optional<Parameter> replacement(List<Parameter> parameters, String name) {
        Optional<Parameter> last = Optional.empty();
        for (Parameter parameter : parameters) {
            boolean alias = name.equals("PG" + parameter.name().toUpperCase(Locale.ROOT))
                    && !parameter.decoded().equals(NOTHING);
            if (alias || parameter.name().equals(name)) {
                last = Optional.of(parameter);
            }
        }
        return last;
    }

    private static List<Host> withReplacements(
            UrlReader reader, List<Written> written, List<Parameter> parameters, int at) {
        Optional<Parameter> host = replacement(parameters, "PGHOST");
        Optional<Parameter> port = replacement(parameters, "PGPORT");
        if (port.isEmpty()) {
            check(reader, written);
        }
        List<Host> hosts = written.stream().map(Written::host).toList();
        if (host.isEmpty() && port.isEmpty()) {
            return hosts;
        }
        List<Host> before = hosts.isEmpty() ? List.of(new Host("localhost", Optional.empty())) : hosts;
        List<String> names = host.map(PgjdbcDialect::list)
                .orElse(before.stream().map(Host::name).toList());
        List<Optional<String>> ports = port.map(PgjdbcDialect::list)
                .map(list -> list.stream().map(Optional::of).toList())
                .orElse(before.stream().map(Host::portText).toList());
        if (port.isPresent()
                && !port.get().decoded().hasPlaceholder()
                && !list(port.get()).stream().allMatch(PgjdbcDialect::isPort)) {
            throw badPort(reader, at);
        }
        return zipped(reader, names, ports, at);
    }

    private static List<Host> zipped(UrlReader reader, List<String> names, List<Optional<String>> ports, int at) {
        if (names.size() != ports.size()) {
            throw reader.error(
                    "there are " + names.size() + " hosts and " + ports.size() + " ports",
                    at,
                    "give each host its port");
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            hosts.add(new Host(names.get(i), ports.get(i)));
        }
        return List.copyOf(hosts);
    }

    private static List<String> list(Parameter parameter) {
        return parameter.decoded().hasPlaceholder() ? List.of(parameter.value()) : listOf(parameter.value());
    }

    /** As Java's {@code split}: no empty pieces at the end, but one where there is nothing at all. */
    private static List<String> listOf(String text) {
        List<String> pieces = new ArrayList<>(List.of(text.split(",", -1)));
        while (!text.isEmpty()
                && !pieces.isEmpty()
                && pieces.get(pieces.size() - 1).isEmpty()) {
            pieces.remove(pieces.size() - 1);
        }
        return pieces;
    }

    /** {@code ssl} speaks only where {@code sslmode} is silent; {@code ssl=true} and {@code ssl} alone are verify-full. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Optional<TlsRequest> mode = Optional.empty();
        Optional<TlsRequest> ssl = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals("sslmode")) {
                mode = Optional.of(new TlsRequest(parameter, TlsMode.ofWord(parameter.value())));
            } else if (parameter.name().equals("ssl")) {
                ssl = Optional.of(new TlsRequest(parameter, modeOfSsl(parameter)));
            }
        }
        return mode.isPresent() ? mode : ssl;
    }

    private static Optional<TlsMode> modeOfSsl(Parameter ssl) {
        if (ssl.decoded().hasPlaceholder()) {
            return Optional.empty();
        }
        boolean on = ssl.value().isEmpty() || ssl.value().equalsIgnoreCase("true");
        return Optional.of(on ? TlsMode.VERIFY_FULL : TlsMode.PREFER);
    }

    @Override
    Optional<String> notWritable() {
        return Optional.empty();
    }

    @Override
    Optional<String> hazard(String parameter) {
        String alias = "PG" + parameter.toUpperCase(Locale.ROOT);
        boolean address = ADDRESS.contains(parameter) || ADDRESS.contains(alias);
        return address ? Optional.of(ELSEWHERE) : Optional.ofNullable(HAZARDS.get(parameter));
    }

    @Override
    String head(ConnectionTarget target) {
        String database = target.databaseValue().map(Value::encoded).orElse("");
        String hosts = target.hosts().stream()
                .map(host ->
                        host.name() + host.portText().map(port -> ":" + port).orElse(""))
                .collect(Collectors.joining(","));
        return prefix() + (hosts.isEmpty() ? "" : "//" + hosts + "/") + database;
    }
}
