package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URLs of pgjdbc-ng 0.8.9, as its {@code ConnectionUtil.parseURL} reads them: user and password before the first
 * {@code @} (no colon in the user), hosts of letters, digits, dots and dashes or lower-case IPv6 in brackets, a database
 * that must be there, and parameters behind {@code ?} or {@code &}, of which those with two {@code =} are dropped.
 */
final class PgjdbcNgDialect extends Dialect {

    private static final String NO_TRACE = "pgjdbc logs through java.util.logging and loggerLevel";
    private static final String NO_IO = "pgjdbc reads its socket directly";
    private static final String NO_CACHE = "pgjdbc keeps parsed SQL with its prepared statements";
    private static final String FORMATS =
            "pgjdbc chooses text or binary by type; binaryTransfer=false turns binary off";

    PgjdbcNgDialect() {
        super("pgjdbc-ng", "jdbc:pgsql:", TlsMode.DISABLE, words());
    }

    private static List<Word> words() {
        return Stream.concat(shared(), own()).toList();
    }

    private static Stream<Word> shared() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.APPLICATION_NAME, "application.name", "application_name"),
                Word.text(Concept.TLS_MODE, "ssl.mode", "sslMode"),
                Word.text(Concept.TLS_CERTIFICATE, "ssl.certificate.file", "sslCertificateFile"),
                Word.text(Concept.TLS_AUTHORITY, "ssl.ca.certificate.file", "sslRootCertificateFile"),
                Word.text(Concept.TLS_KEY, "ssl.key.file", "sslKeyFile"),
                Word.text(Concept.TLS_KEY_PASSWORD, "ssl.key.password", "sslPassword"),
                Word.text(Concept.TLS_PASSWORD_CALLBACK, "ssl.key.password.callback", "sslPasswordCallback"),
                Word.of(Concept.SOCKET_TIMEOUT, Meaning.MILLISECONDS, "network.timeout", "networkTimeout"),
                Word.of(Concept.LOGIN_TIMEOUT, Meaning.SECONDS, "login.timeout", "loginTimeout"),
                Word.text(Concept.FETCH_SIZE, "fetch.size", "fetchSize"),
                Word.text(Concept.STATEMENT_CACHE, "prepared-statement.cache.size", "preparedStatementCacheSize"),
                Word.of(
                        Concept.PREPARE_THRESHOLD,
                        Meaning.PREPARED_ALWAYS_AT_ZERO,
                        "prepared-statement.cache.threshold",
                        "preparedStatementCacheThreshold"),
                Word.of(Concept.READ_ONLY, Meaning.BOOLEAN, "read-only", "readOnly"),
                Word.text(Concept.RECEIVE_BUFFER, "protocol.socket.recv-buffer.size", "receiveBufferSize"),
                Word.text(Concept.SEND_BUFFER, "protocol.socket.send-buffer.size", "sendBufferSize"));
    }

    private static Stream<Word> own() {
        return Stream.of(
                Word.only("the path of the URL names the database on both drivers", "database.name", "database"),
                Word.only("a driver does not take its URL from its URL", "database.url", "url"),
                Word.only("name the files with absolute paths in sslcert, sslkey and sslrootcert", "ssl.home-dir"),
                Word.only(NO_CACHE, "parsed-sql.cache.size", "parsedSqlCacheSize"),
                Word.only(NO_CACHE, "description.cache.size", "descriptionCacheSize"),
                Word.only(
                        "pgjdbc has no strict mode; it always follows one reading of JDBC",
                        "strict-mode",
                        "strictMode"),
                Word.only(
                        "pgjdbc has no housekeeper; logUnclosedConnections finds leaks",
                        "housekeeper",
                        "housekeeper.enabled"),
                Word.only("pgjdbc keeps its types by connection", "registry.sharing", "registrySharing"),
                Word.only(FORMATS, "field.format"),
                Word.only(FORMATS, "param.format"),
                Word.only("call Statement.setMaxFieldSize instead", "field.length.max"),
                Word.only("pgjdbc reads money as text", "money.fractional-digits", "field.money.fractionalDigits"),
                Word.only(
                        "pgjdbc takes messages of any size; its maxResultBuffer counts a whole result instead",
                        "protocol.message.size.max"),
                Word.only("pgjdbc always talks UTF-8", "protocol.encoding", "clientEncoding", "client_encoding"),
                Word.only("pgjdbc speaks protocol 3 by itself", "protocol.version"),
                Word.only(NO_IO, "protocol.io.mode"),
                Word.only(NO_IO, "protocol.io.threads"),
                Word.only(NO_IO, "protocol.buffer.pooling"),
                Word.only(NO_TRACE, "protocol.trace", "protocol.trace.file"),
                Word.only(NO_TRACE, "sql.trace", "sql.trace.file"),
                Word.only(NO_TRACE, "api.trace", "api.trace.file"));
    }

    @Override
    ConnectionTarget read(String text, Atoms atoms) {
        UrlReader reader = new UrlReader(text, this, atoms);
        String folded = reader.folded();
        int at = prefix().length();
        int separator = -1;
        List<Host> hosts = new ArrayList<>();
        if (folded.startsWith("//", at)) {
            separator = separator(reader, at + 2);
            at = readAuthority(reader, at + 2, separator, hosts);
        }
        int end = endOfDatabase(reader, at);
        Value database = reader.decode(at, end);
        if (end < folded.length()) {
            readParameters(reader, end + 1);
        }
        return new ConnectionTarget(
                text,
                this,
                atoms,
                new ConnectionTarget.Parts(
                        List.copyOf(hosts),
                        Optional.of(database),
                        List.copyOf(reader.parameters()),
                        List.copyOf(reader.dropped()),
                        reader.secrets(prefix().length(), separator)));
    }

    /** The driver tries the first {@code @} of the whole text as the end of the userinfo, and then without one. */
    private static int separator(UrlReader reader, int start) {
        int at = reader.folded().indexOf('@', start);
        return at >= 0 && endOfHosts(reader, at + 1) >= 0 ? at : -1;
    }

    private int readAuthority(UrlReader reader, int start, int separator, List<Host> hosts) {
        if (separator >= 0) {
            readUserinfo(reader, start, separator);
            return readHosts(reader, separator + 1, hosts);
        }
        if (endOfHosts(reader, start) >= 0) {
            return readHosts(reader, start, hosts);
        }
        throw badAuthority(reader, start, reader.folded().indexOf('@', start));
    }

    private UrlSyntaxException badAuthority(UrlReader reader, int start, int at) {
        String folded = reader.folded();
        int slash = folded.indexOf('/', start);
        if (at >= 0 && folded.indexOf('@', at + 1) >= 0) {
            return reader.error(
                    "there is more than one @ before the hosts", at, "write @ in a user or password as %40");
        }
        if (slash < 0) {
            return reader.error("the database name is missing", folded.length(), "add /<database> after the hosts");
        }
        int from = at >= 0 && at < slash ? at + 1 : start;
        return reader.error(
                "the hosts are not host[:port][,host[:port]...]",
                from + goodHostCharacters(reader, from),
                "use letters, digits, dots and dashes, or [ipv6] in lower case, a port in digits, and no underscore");
    }

    private static int goodHostCharacters(UrlReader reader, int from) {
        int end = endOfList(reader, from);
        return end - from;
    }

    private static void readUserinfo(UrlReader reader, int start, int at) {
        int colon = reader.folded().indexOf(':', start);
        boolean hasPassword = colon >= 0 && colon < at;
        int userEnd = hasPassword ? colon : at;
        reader.add("user", reader.decode(start, userEnd), Parameter.Origin.USERINFO, start, userEnd);
        if (hasPassword) {
            reader.add("password", reader.decode(colon + 1, at), Parameter.Origin.USERINFO, colon + 1, at);
        }
    }

    /** Behind the slash that ends the hosts, or -1 where no list of hosts and slash stands here. */
    private static int endOfHosts(UrlReader reader, int start) {
        int end = endOfList(reader, start);
        boolean ended =
                end > start && end < reader.folded().length() && reader.folded().charAt(end) == '/';
        return ended && reader.folded().charAt(end - 1) != ',' ? end + 1 : -1;
    }

    private static int endOfList(UrlReader reader, int start) {
        int at = start;
        while (true) {
            int end = endOfHost(reader, at);
            if (end == at || end >= reader.folded().length() || reader.folded().charAt(end) != ',') {
                return end;
            }
            at = end + 1;
        }
    }

    private static int endOfHost(UrlReader reader, int start) {
        int end = endOfName(reader, start);
        String folded = reader.folded();
        if (end > start && end + 1 < folded.length() && folded.charAt(end) == ':') {
            int port = end + 1;
            while (port < folded.length() && isPortCharacter(reader, folded.charAt(port))) {
                port++;
            }
            return port > end + 1 ? port : end;
        }
        return end;
    }

    private static int endOfName(UrlReader reader, int start) {
        String folded = reader.folded();
        int end = start;
        if (end < folded.length() && folded.charAt(end) == '[') {
            int close = end + 1;
            while (close < folded.length() && "0123456789abcdef:".indexOf(folded.charAt(close)) >= 0) {
                close++;
            }
            boolean closed = close > end + 1 && close < folded.length() && folded.charAt(close) == ']';
            return closed ? close + 1 : start;
        }
        while (end < folded.length() && isNameCharacter(reader, folded.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(UrlReader reader, char c) {
        return c == '-'
                || c == '.'
                || (c < 128 && Character.isLetterOrDigit(c))
                || reader.atoms().isStandIn(c);
    }

    private static boolean isPortCharacter(UrlReader reader, char c) {
        return (c >= '0' && c <= '9') || reader.atoms().isStandIn(c);
    }

    private static int readHosts(UrlReader reader, int start, List<Host> hosts) {
        int end = endOfHosts(reader, start);
        int at = start;
        while (at < end) {
            int nameEnd = endOfName(reader, at);
            int hostEnd = endOfHost(reader, at);
            Optional<String> port = Optional.empty();
            if (hostEnd > nameEnd) {
                port = Optional.of(reader.raw(nameEnd + 1, hostEnd).text());
                checkPort(reader, nameEnd + 1, hostEnd);
            }
            hosts.add(new Host(reader.raw(at, nameEnd).text(), port));
            at = hostEnd + 1;
        }
        return end;
    }

    private static void checkPort(UrlReader reader, int start, int end) {
        if (reader.raw(start, end).hasPlaceholder()) {
            return;
        }
        try {
            if (Integer.parseInt(reader.folded(), start, end, 10) <= 65535) {
                return;
            }
        } catch (NumberFormatException tooLong) {
            // told below, as any number that is too big
        }
        throw reader.error("the port is not a number up to 65535", start, "write the port the server listens on");
    }

    private static int endOfDatabase(UrlReader reader, int start) {
        String folded = reader.folded();
        int end = start;
        while (end < folded.length() && "?&/".indexOf(folded.charAt(end)) < 0) {
            end++;
        }
        if (end < folded.length() && folded.charAt(end) == '/') {
            throw reader.error("there is a slash too many", end, "write a slash in the database name as %2F");
        }
        if (end == start) {
            throw reader.error(
                    "the database name is missing", start, "add the database after the hosts and their slash");
        }
        return end;
    }

    private static void readParameters(UrlReader reader, int start) {
        String folded = reader.folded();
        for (int i = start; i < folded.length(); i++) {
            if ("\n\r\u0085\u2028\u2029".indexOf(folded.charAt(i)) >= 0) {
                throw reader.error("a line ends inside the parameters", i, "write the URL on one line");
            }
        }
        int at = start;
        int behindLast = endWithoutEmptyTail(folded, start);
        while (at < behindLast) {
            int end = folded.indexOf('&', at);
            end = end < 0 || end > behindLast ? behindLast : end;
            readParameter(reader, at, end);
            at = end + 1;
        }
    }

    /** Java's split drops the empty pieces at the end, but not those between. */
    private static int endWithoutEmptyTail(String folded, int start) {
        int end = folded.length();
        while (end > start && folded.charAt(end - 1) == '&') {
            end--;
        }
        return end;
    }

    /** A pair is a name, or a name and a value; one with more pieces is dropped, as is one of equals signs only. */
    private static void readParameter(UrlReader reader, int start, int end) {
        int pairEnd = end;
        while (pairEnd > start && reader.folded().charAt(pairEnd - 1) == '=') {
            pairEnd--;
        }
        if (pairEnd == start && end > start) {
            return;
        }
        int equals = reader.folded().indexOf('=', start);
        boolean hasValue = equals >= 0 && equals < pairEnd;
        int nameEnd = hasValue ? equals : pairEnd;
        int second = hasValue ? reader.folded().indexOf('=', equals + 1) : -1;
        if (second >= 0 && second < pairEnd) {
            drop(reader, start, nameEnd, end);
        } else {
            String name = reader.decode(start, nameEnd).text();
            int valueStart = hasValue ? equals + 1 : end;
            Value value = hasValue ? reader.decode(valueStart, pairEnd) : Value.of("");
            reader.add(name, value, Parameter.Origin.QUERY, valueStart, Math.max(pairEnd, valueStart));
        }
    }

    /** The driver drops {@code password=a=b}, but it is a password all the same. */
    private static void drop(UrlReader reader, int start, int nameEnd, int end) {
        String name = reader.raw(start, nameEnd).text();
        reader.dropped().add(name);
        if (Secrets.isSecretName(name)) {
            reader.hide(nameEnd + 1, end);
        }
    }

    /** Two spellings may be there at once, and which one the driver takes is an accident: the stronger counts. */
    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        Optional<TlsRequest> strongest = Optional.empty();
        for (Parameter parameter : parameters) {
            if (!isTlsMode(parameter.name())) {
                continue;
            }
            TlsRequest request = new TlsRequest(parameter, mode(parameter.value()));
            if (strongest.isEmpty() || isStronger(request, strongest.get())) {
                strongest = Optional.of(request);
            }
        }
        return strongest;
    }

    /** What nobody can see into counts as the strongest. */
    private static boolean isStronger(TlsRequest request, TlsRequest than) {
        if (than.mode().isEmpty() || request.mode().isEmpty()) {
            return than.mode().isPresent();
        }
        return !request.mode().get().weakerThan(than.mode().get());
    }

    /** {@code verify-ca}, {@code VerifyCa}, {@code verifyCa} and {@code verify_ca} are taken; {@code VERIFY-CA} is not. */
    private static Optional<TlsMode> mode(String word) {
        for (TlsMode mode : TlsMode.values()) {
            String kebab = mode.word();
            String camel = camel(kebab);
            String decapitalised = kebab.charAt(0) + camel.substring(1);
            if (List.of(kebab, camel, decapitalised, kebab.replace('-', '_')).contains(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String part : kebab.split("-", -1)) {
            camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return camel.toString();
    }

    @Override
    Optional<String> notWritable() {
        return Optional.of("pgjdbc-ng is a source, never a target: its last release is of 2022");
    }

    @Override
    Optional<String> hazard(String parameter) {
        return Optional.empty();
    }

    @Override
    String head(ConnectionTarget target) {
        throw new IllegalStateException("pgjdbc-ng URLs are not written");
    }
}
