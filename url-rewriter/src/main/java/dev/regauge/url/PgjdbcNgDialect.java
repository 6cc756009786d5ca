package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.PgjdbcNgGrammar;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The URLs of pgjdbc-ng 0.8.9. */
final class PgjdbcNgDialect extends Dialect {

    private static final String PREFIX = "jdbc:pgsql:";

    private static final String NO_TRACE = "pgjdbc logs through java.util.logging and loggerLevel";
    private static final String NO_IO = "pgjdbc reads its socket directly";
    private static final String NO_CACHE = "pgjdbc keeps parsed SQL with its prepared statements";
    private static final String FORMATS =
            "pgjdbc chooses text or binary by type; binaryTransfer=false turns binary off";

    /** {@code verify-ca}, {@code VerifyCa}, {@code verifyCa} and {@code verify_ca} are taken; {@code VERIFY-CA} is not. */
    private static final Meaning TLS_WORDS = Meanings.words(
            "disable",
            "disable",
            "disable",
            "Disable",
            "allow",
            "allow",
            "allow",
            "Allow",
            "prefer",
            "prefer",
            "prefer",
            "Prefer",
            "require",
            "require",
            "require",
            "Require",
            "verify-ca",
            "verify-ca",
            "verify-ca",
            "VerifyCa",
            "verify-ca",
            "verifyCa",
            "verify-ca",
            "verify_ca",
            "verify-full",
            "verify-full",
            "verify-full",
            "VerifyFull",
            "verify-full",
            "verifyFull",
            "verify-full",
            "verify_full");

    PgjdbcNgDialect() {
        super(
                "pgjdbc-ng",
                "pgjdbc-ng 0.8.9",
                List.of(PREFIX),
                new PgjdbcNgGrammar(PREFIX),
                Map.of(
                        Kind.USER, Decoding.FORM,
                        Kind.PASSWORD, Decoding.FORM,
                        Kind.DATABASE, Decoding.FORM,
                        Kind.NAME, Decoding.FORM,
                        Kind.VALUE, Decoding.FORM),
                Defaults.ofLocalhost(TlsMode.DISABLE),
                vocabulary());
    }

    private static List<Word> vocabulary() {
        return Stream.concat(shared(), own()).toList();
    }

    private static Stream<Word> shared() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.UNIX_SOCKET, "unixsocket")
                        .nearly("pgjdbc-ng tries this unix socket before the hosts"),
                Word.text(Concept.APPLICATION_NAME, "application.name", "application_name"),
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslMode", "ssl.mode"),
                Word.text(Concept.TLS_CERTIFICATE, "ssl.certificate.file", "sslCertificateFile"),
                Word.text(Concept.TLS_AUTHORITY, "ssl.ca.certificate.file", "sslRootCertificateFile"),
                Word.text(Concept.TLS_KEY, "ssl.key.file", "sslKeyFile"),
                Word.text(Concept.TLS_KEY_PASSWORD, "ssl.key.password", "sslPassword"),
                Word.text(Concept.TLS_PASSWORD_CALLBACK, "ssl.key.password.callback", "sslPasswordCallback"),
                Word.of(Concept.SOCKET_TIMEOUT, Meanings.MILLISECONDS, "network.timeout", "networkTimeout"),
                Word.of(Concept.LOGIN_TIMEOUT, Meanings.SECONDS, "login.timeout", "loginTimeout"),
                Word.text(Concept.FETCH_SIZE, "fetch.size", "fetchSize"),
                Word.text(Concept.STATEMENT_CACHE, "prepared-statement.cache.size", "preparedStatementCacheSize"),
                Word.of(
                        Concept.PREPARE_THRESHOLD,
                        Meanings.PREPARED_ALWAYS_AT_ZERO,
                        "prepared-statement.cache.threshold",
                        "preparedStatementCacheThreshold"),
                Word.of(Concept.READ_ONLY, Meanings.BOOLEAN, "read-only", "readOnly"),
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
    Family family() {
        return Family.JDBC;
    }

    @Override
    Draft.Parts settle(Draft draft) {
        for (Draft.Written host : draft.written()) {
            checkPort(host);
        }
        return draft.settled();
    }

    private static void checkPort(Draft.Written host) {
        boolean hidden = host.port().map(Value::hasPlaceholder).orElse(true);
        if (!hidden && !isPort(host.port().get().text())) {
            throw new Misread(
                    "the port is not a number up to 65535", host.portAt(), "write the port the server listens on");
        }
    }

    private static boolean isPort(String digits) {
        try {
            return Integer.parseInt(digits) <= 65535;
        } catch (NumberFormatException tooLong) {
            return false;
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

    private static Optional<TlsMode> mode(String word) {
        return TLS_WORDS.read(word).flatMap(TlsMode::ofWord);
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    Optional<String> hazard(String parameter) {
        boolean database = parameter.startsWith("database") || parameter.equals("url");
        return database ? Optional.of("pgjdbc-ng would obey it and connect elsewhere") : Optional.empty();
    }

    @Override
    boolean needsDatabase() {
        return true;
    }

    /** A password without a user has no place before the {@code @}. */
    @Override
    void write(Said said, Output out) {
        out.text(PREFIX);
        List<Host> hosts = said.hosts();
        boolean user = said.value(Concept.USER).isPresent();
        if (!hosts.isEmpty() || user) {
            out.text("//");
            if (user) {
                out.userinfo(said);
            }
            out.text(hosts.isEmpty() ? "localhost" : Said.authorities(hosts)).text("/");
        }
        out.database(said.database().orElseThrow());
        out.query(user ? said.without(Concept.USER, Concept.PASSWORD) : said.parameters());
    }
}
