package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.PgjdbcGrammar;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The URLs of pgjdbc: no userinfo, hosts and parameter names taken as they are, the database and values decoded. In
 * 42.7.14 {@code host}, {@code port} and {@code dbname} are among the parameters that replace what stood before. Older
 * versions know them only as {@code PGHOST}, {@code PGPORT} and {@code PGDBNAME}, take slashes in the database, and mean
 * other things by {@code ssl=true}: see {@link PgjdbcVersion}.
 */
final class PgjdbcDialect extends Dialect {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String SSL_PACKAGE = "org.postgresql.ssl.";
    private static final String ELSEWHERE = "pgjdbc would obey it and connect elsewhere";
    private static final String UNPROTECTED =
            "pgjdbc would obey it, and it can undo the check of the server's certificate";

    private static final Set<String> ADDRESS = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    private static final Map<String, String> HAZARDS = Map.of(
            "service", ELSEWHERE,
            "socketFactory", ELSEWHERE,
            "socketFactoryArg", ELSEWHERE,
            "authenticationPluginClassName", "pgjdbc would obey it and log in otherwise",
            "sslfactory", UNPROTECTED,
            "sslfactoryarg", UNPROTECTED,
            "sslhostnameverifier", UNPROTECTED);

    private static final String NO_CLASSES = "it names a Java class";

    private static final Meaning NEGOTIATION = Meanings.wordsInAnyCase("postgres", "postgres", "direct", "direct");

    private static final Meaning PREPARE = Meanings.PREPARED_NEVER_AT_ZERO;

    private static final Host LOCALHOST = new Host("localhost", Optional.empty());

    private final PgjdbcVersion version;

    PgjdbcDialect(PgjdbcVersion version) {
        super(
                version.id(),
                version.parser(),
                List.of(PREFIX),
                version.isNewest() ? PgjdbcGrammar.newest(PREFIX) : PgjdbcGrammar.upTo42dot2(PREFIX),
                Map.of(Kind.DATABASE, Decoding.FORM, Kind.VALUE, Decoding.FORM),
                Defaults.ofLocalhost(version.defaultMode()),
                vocabulary(version));
        this.version = version;
    }

    private static List<Word> vocabulary(PgjdbcVersion version) {
        return Stream.concat(
                        Stream.of(address(), protection(version), times(), session(version), statements())
                                .flatMap(words -> words)
                                .flatMap(word -> version.known(word).stream()),
                        version.own())
                .toList();
    }

    private static Stream<Word> address() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "PGHOST"),
                Word.text(Concept.PORT, "PGPORT"),
                Word.text(Concept.DATABASE, "PGDBNAME"),
                Word.text(Concept.SERVICE, "service"),
                Word.text(Concept.SOCKET_FACTORY, "socketFactory"),
                Word.text(Concept.SOCKET_FACTORY_ARGUMENT, "socketFactoryArg"),
                Word.only("the operating system chooses the local address", "localSocketAddress"));
    }

    private static Stream<Word> protection(PgjdbcVersion version) {
        return Stream.of(
                Word.of(Concept.TLS_MODE, version.modes(), "sslmode"),
                Word.of(Concept.TLS_MODE, version.ssl(), "ssl"),
                Word.of(Concept.TLS_NEGOTIATION, NEGOTIATION, "sslNegotiation"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "sslpassword"),
                Word.text(Concept.TLS_PASSWORD_CALLBACK, "sslpasswordcallback"),
                Word.only(NO_CLASSES, "sslfactory", "sslfactoryarg", "sslhostnameverifier"),
                Word.only(NO_CLASSES, "authenticationPluginClassName", "xmlFactoryFactory"),
                Word.only(NO_CLASSES, "classLoaderStrategy", "connectExecutor", "connectExecutorArg"),
                Word.only("it bounds the work a server may ask for at login", "scramMaxIterations"),
                Word.only("the algorithm is read from the key itself", "pemKeyAlgorithm"),
                Word.of(Concept.CHANNEL_BINDING, Meanings.PREFER_OR_REQUIRE, "channelBinding"),
                Word.text(Concept.REQUIRED_AUTHENTICATION, "requireAuth"),
                Word.of(Concept.GSS_ENCRYPTION, Meanings.GSS_WORDS, "gssEncMode"),
                Word.text(Concept.GSS_LIBRARY, "gsslib"),
                Word.text(Concept.KERBEROS_SERVICE, "kerberosServerName"),
                Word.only(
                        "Kerberos is set up in another way outside Java",
                        "jaasApplicationName",
                        "jaasLogin",
                        "useSpnego",
                        "gssUseDefaultCreds",
                        "sspiServiceClass"));
    }

    private static Stream<Word> times() {
        return Stream.of(
                Word.of(Concept.CONNECT_TIMEOUT, Meanings.SECONDS, "connectTimeout")
                        .nearly("pgjdbc counts the TCP connection only, libpq and most others the login too"),
                Word.of(Concept.LOGIN_TIMEOUT, Meanings.DECIMAL_SECONDS, "loginTimeout"),
                Word.of(Concept.SOCKET_TIMEOUT, Meanings.SECONDS, "socketTimeout"),
                Word.of(Concept.QUERY_TIMEOUT, Meanings.SECONDS, "queryTimeout"),
                Word.of(Concept.CANCEL_TIMEOUT, Meanings.SECONDS, "cancelSignalTimeout"),
                Word.of(Concept.TLS_RESPONSE_TIMEOUT, Meanings.MILLISECONDS, "sslResponseTimeout"),
                Word.of(Concept.GSS_RESPONSE_TIMEOUT, Meanings.MILLISECONDS, "gssResponseTimeout"),
                Word.of(Concept.HOST_RECHECK, Meanings.SECONDS, "hostRecheckSeconds"),
                Word.of(Concept.KEEPALIVE, Meanings.BOOLEAN, "tcpKeepAlive"),
                Word.only("small packets are sent at once", "tcpNoDelay"));
    }

    private static Stream<Word> session(PgjdbcVersion version) {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "ApplicationName"),
                Word.text(Concept.SEARCH_PATH, "currentSchema"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.of(Concept.TARGET_SERVER, version.targets(), "targetServerType"),
                Word.of(Concept.LOAD_BALANCE, Meanings.BOOLEAN, "loadBalanceHosts"),
                version.readOnly(),
                Word.only("it says how readOnly is meant", "readOnlyMode"),
                Word.text(Concept.REPLICATION, "replication"),
                Word.only("it saves round trips at the start", "assumeMinServerVersion", "groupStartupParameters"),
                Word.only("it allows another client_encoding than UTF8", "allowEncodingChanges"),
                Word.only("only version 3 of the protocol is left", "protocolVersion"));
    }

    private static Stream<Word> statements() {
        return Stream.of(
                Word.of(Concept.PREPARE_THRESHOLD, PREPARE, "prepareThreshold"),
                Word.text(Concept.STATEMENT_CACHE, "preparedStatementCacheQueries"),
                Word.text(Concept.STATEMENT_CACHE_MIB, "preparedStatementCacheSizeMiB"),
                Word.text(Concept.QUERY_MODE, "preferQueryMode"),
                Word.text(Concept.FETCH_SIZE, "defaultRowFetchSize"),
                Word.of(Concept.BINARY, Meanings.BOOLEAN, "binaryTransfer"),
                Word.only("binary transfer is chosen type by type", "binaryTransferEnable", "binaryTransferDisable"),
                Word.of(Concept.BATCH_REWRITE, Meanings.BOOLEAN, "reWriteBatchedInserts"),
                Word.text(Concept.AUTOSAVE, "autosave"),
                Word.text(Concept.STRING_TYPE, "stringtype"),
                Word.text(Concept.RECEIVE_BUFFER, "receiveBufferSize"),
                Word.text(Concept.SEND_BUFFER, "sendBufferSize"),
                Word.only(
                        "it tunes pgjdbc alone",
                        "adaptiveFetch",
                        "adaptiveFetchMaximum",
                        "adaptiveFetchMinimum",
                        "cleanupSavepoints",
                        "convertBooleanToNumeric",
                        "databaseMetadataCacheFields",
                        "databaseMetadataCacheFieldsMiB",
                        "disableColumnSanitiser",
                        "escapeSyntaxCallMode",
                        "flushCacheOnDdl",
                        "hideUnprivilegedObjects",
                        "loggerFile",
                        "loggerLevel",
                        "logServerErrorDetail",
                        "logUnclosedConnections",
                        "maxResultBuffer",
                        "maxSendBufferSize",
                        "quoteReturningIdentifiers",
                        "reWriteBatchedInsertsSize",
                        "unknownLength"));
    }

    @Override
    Family family() {
        return Family.JDBC;
    }

    @Override
    boolean hasUserinfo() {
        return false;
    }

    /** {@code host} is {@code PGHOST} in the newest version, and so on, but only with a value. */
    @Override
    boolean isAbout(Parameter parameter, Concept concept) {
        return switch (concept) {
            case HOST -> isAddress(parameter, "PGHOST");
            case PORT -> isAddress(parameter, "PGPORT");
            case DATABASE -> isAddress(parameter, "PGDBNAME");
            default -> super.isAbout(parameter, concept);
        };
    }

    @Override
    boolean isAddress(Parameter parameter) {
        return super.isAddress(parameter)
                || isAddress(parameter, "PGHOST")
                || isAddress(parameter, "PGPORT")
                || isAddress(parameter, "PGDBNAME");
    }

    private boolean isAddress(Parameter parameter, String name) {
        boolean alias = version.isNewest() && parameter.hasValue() && isAlias(parameter.name(), name);
        return alias || parameter.name().equals(name);
    }

    /** The driver writes the whole name in capitals and compares; nearly always the first letter has said no. */
    private static boolean isAlias(String alias, String name) {
        return !alias.isEmpty()
                && Character.toUpperCase(alias.charAt(0)) == name.charAt(2)
                && alias.length() <= name.length() - 2
                && name.equals("PG" + alias.toUpperCase(Locale.ROOT));
    }

    @Override
    Draft.Parts settle(Draft draft) {
        Optional<Value> path = draft.database();
        return draft.parts(
                hosts(draft),
                draft.last(Concept.DATABASE).map(Parameter::decoded).or(() -> path));
    }

    private List<Host> hosts(Draft draft) {
        Optional<Parameter> host = draft.last(Concept.HOST);
        Optional<Parameter> port = draft.last(Concept.PORT);
        if (port.isEmpty() || !version.isNewest()) {
            draft.written().forEach(this::checkPort);
        }
        port.filter(list -> version.isNewest()).ifPresent(PgjdbcDialect::checkPorts);
        List<Host> before = draft.written().stream().map(this::named).toList();
        if (before.isEmpty() || (version.isNewest() && host.isEmpty() && port.isEmpty())) {
            return host.isEmpty() && port.isEmpty() ? before : aligned(List.of(LOCALHOST), host, port);
        }
        return aligned(before, host, port);
    }

    /** The driver joins the names, and splits them again when it connects. */
    private List<Host> aligned(List<Host> written, Optional<Parameter> host, Optional<Parameter> port) {
        List<String> names = host.map(PgjdbcDialect::list)
                .orElse(written.stream().map(Host::name).toList());
        List<Optional<String>> ports = port.map(PgjdbcDialect::list)
                .map(list -> list.stream().map(Optional::of).toList())
                .orElse(written.stream().map(Host::portText).toList());
        return zipped(
                version.isNewest() ? names : withoutEmptyTail(names),
                ports,
                port.or(() -> host).map(Parameter::valueAt).orElse(0));
    }

    private static List<String> withoutEmptyTail(List<String> names) {
        int end = names.size();
        while (names.size() > 1 && end > 0 && names.get(end - 1).isEmpty()) {
            end--;
        }
        return names.subList(0, end);
    }

    /** An empty host before a port is {@code localhost} in the newest version; any other stays empty. */
    private Host named(Draft.Written written) {
        Host host = written.host();
        boolean unnamed =
                version.isNewest() && host.name().isEmpty() && host.portText().isPresent();
        return unnamed ? new Host("localhost", host.portText()) : host;
    }

    private void checkPort(Draft.Written host) {
        boolean hidden = host.port().map(Value::hasPlaceholder).orElse(true);
        if (!hidden && !isNumber(host.port().get().text(), version.checksPorts())) {
            throw badPort(host.portAt());
        }
    }

    private static void checkPorts(Parameter port) {
        if (!port.decoded().hasPlaceholder() && !list(port).stream().allMatch(text -> isNumber(text, true))) {
            throw badPort(port.valueAt());
        }
    }

    private static boolean isNumber(String text, boolean port) {
        try {
            int number = Integer.parseInt(text);
            return !port || (number >= 1 && number <= 65535);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static Misread badPort(int at) {
        return new Misread(
                "the port is not a number from 1 to 65535",
                at,
                "write host:5432; pgjdbc takes user and password as parameters, not before an @");
    }

    /** Older versions leave ports too many alone. */
    private List<Host> zipped(List<String> names, List<Optional<String>> ports, int at) {
        boolean aligned = names.size() == ports.size() || (!version.isNewest() && names.size() < ports.size());
        if (!aligned) {
            throw new Misread(
                    "there are " + names.size() + " hosts and " + ports.size() + " ports",
                    at,
                    "give each host its port");
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean hidden = ports.get(i).map(text -> !Atoms.in(text).isEmpty()).orElse(true);
            if (!hidden && !isNumber(ports.get(i).get(), false)) {
                throw badPort(at);
            }
            hosts.add(new Host(names.get(i), ports.get(i)));
        }
        return hosts;
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

    /** {@code ssl} speaks only where {@code sslmode} is silent; what a factory makes of it counts. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Optional<TlsRequest> mode = Optional.empty();
        Optional<TlsRequest> ssl = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals("sslmode")) {
                mode = Optional.of(new TlsRequest(parameter, mode(version.modes(), parameter)));
            } else if (parameter.name().equals("ssl")) {
                ssl = Optional.of(new TlsRequest(parameter, mode(version.ssl(), parameter)));
            }
        }
        Optional<TlsRequest> counts = mode.isPresent() ? mode : ssl;
        return counts.map(request -> new TlsRequest(request.parameter(), throughFactory(request.mode(), parameters)));
    }

    /**
     * What remains of a mode behind a socket factory: one trusts everything, others verify whatever the mode says, and
     * what a foreign one does nobody knows.
     */
    private static Optional<TlsMode> throughFactory(Optional<TlsMode> mode, List<Parameter> parameters) {
        String factory = parameters.stream()
                .filter(parameter -> parameter.name().equals("sslfactory"))
                .reduce((first, last) -> last)
                .map(Parameter::value)
                .orElse("");
        boolean encrypts =
                mode.filter(asked -> !asked.weakerThan(TlsMode.REQUIRE)).isPresent();
        if (factory.isEmpty() || !encrypts || factory.equals(SSL_PACKAGE + "LibPQFactory")) {
            return mode;
        }
        if (factory.equals(SSL_PACKAGE + "NonValidatingFactory")) {
            return Optional.of(TlsMode.REQUIRE);
        }
        boolean verifies = factory.equals(SSL_PACKAGE + "DefaultJavaSSLFactory");
        return verifies
                ? mode.map(asked -> asked.weakerThan(TlsMode.VERIFY_CA) ? TlsMode.VERIFY_CA : asked)
                : Optional.empty();
    }

    private static Optional<TlsMode> mode(Meaning meaning, Parameter parameter) {
        return parameter.decoded().hasPlaceholder()
                ? Optional.empty()
                : meaning.read(parameter.value()).flatMap(TlsMode::ofWord);
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    Optional<String> hazard(String parameter) {
        String alias = "PG" + parameter.toUpperCase(Locale.ROOT);
        boolean address = ADDRESS.contains(parameter) || ADDRESS.contains(alias);
        return address ? Optional.of(ELSEWHERE) : Optional.ofNullable(HAZARDS.get(parameter));
    }

    /** It sends them when it connects; the zone is that of Java. */
    @Override
    boolean fixesSetting(String name) {
        return List.of("client_encoding", "datestyle", "timezone").contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    void write(Said said, Output out) {
        List<Host> hosts = said.hosts();
        out.text(PREFIX);
        out.text(hosts.isEmpty() ? "" : "//" + Said.authorities(hosts) + "/");
        said.database().ifPresent(out::database);
        out.query(said.parameters());
    }
}
