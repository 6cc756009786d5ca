package dev.regauge.url;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of r2dbc-postgresql 1.0 and 1.1 ({@code PostgresqlConnectionFactoryProvider}) and of r2dbc-pool 1.0.2
 * ({@code PoolingConnectionFactoryProvider}), which stand in one and the same URL.
 */
final class R2dbcTable {

    private static final String PROGRAM = "only a program can give it a value";
    private static final String TUNING = "it tunes r2dbc-postgresql alone";
    private static final String POOL = "it tunes r2dbc-pool alone";

    /** {@code tunnel} speaks TLS from the first byte with a proxy before the server, and checks no certificate. */
    static final Meaning TLS_WORDS = Meanings.wordsInAnyCase(
            "disable", "disable",
            "allow", "allow",
            "prefer", "prefer",
            "require", "require",
            "require", "tunnel",
            "verify-ca", "verify-ca",
            "verify-ca", "verify_ca",
            "verify-full", "verify-full",
            "verify-full", "verify_full");

    /** {@code true} is verify-full; anything else leaves the default. */
    static final Meaning SSL = Meanings.wordsOr("disable", "verify-full", "true");

    private static final Meaning NEGOTIATION =
            Meanings.wordsInAnyCase("postgres", "postgres", "direct", "direct", "tunnel", "tunnel");

    private static final Meaning TARGET = Meanings.wordsInAnyCase(
            "any", "any",
            "primary", "primary",
            "read-write", "primary",
            "standby", "secondary",
            "read-only", "secondary",
            "prefer-standby", "preferSecondary",
            "prefer-standby", "prefersecondary",
            "prefer-standby", "prefer_secondary");

    /** {@code search_path=a,b;work_mem=64MB}. */
    private static final Meaning OPTIONS = Meanings.of(R2dbcTable::readOptions, R2dbcTable::sayOptions);

    /** Java counts zones east of Greenwich as {@code GMT+1}, PostgreSQL as {@code GMT-1}. */
    private static final Meaning ZONE = Meanings.of(R2dbcTable::mirrored, R2dbcTable::mirrored);

    private R2dbcTable() {}

    static List<Word> words() {
        return Stream.of(protection(), times(), session(), pool())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.UNIX_SOCKET, "socket").nearly("r2dbc-postgresql takes it instead of the host"),
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslMode", "sslmode"),
                Word.of(Concept.TLS_MODE, SSL, "ssl"),
                Word.of(Concept.TLS_NEGOTIATION, NEGOTIATION, "sslNegotiation", "sslnegotiation"),
                Word.text(Concept.TLS_CERTIFICATE, "sslCert"),
                Word.text(Concept.TLS_KEY, "sslKey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "sslPassword"),
                Word.text(Concept.TLS_AUTHORITY, "sslRootCert"),
                Word.of(Concept.TLS_SERVER_NAME, Meanings.BOOLEAN, "sslSni"),
                Word.only("it names a Java class", "sslHostnameVerifier", "proxyListener"),
                Word.only(PROGRAM, "sslContextBuilderCustomizer", "extensions", "loopResources"));
    }

    private static Stream<Word> times() {
        return Stream.of(
                Word.of(Concept.CONNECT_TIMEOUT, Durations.ANY_STYLE, "connectTimeout"),
                Word.of(Concept.STATEMENT_TIMEOUT, Durations.ANY_STYLE, "statementTimeout"),
                Word.of(Concept.LOCK_TIMEOUT, Durations.ANY_STYLE, "lockWaitTimeout"),
                Word.of(Concept.HOST_RECHECK, Durations.ANY_STYLE, "hostRecheckTime"),
                Word.of(Concept.KEEPALIVE, Meanings.BOOLEAN, "tcpKeepAlive"),
                Word.only("small packets are sent at once", "tcpNoDelay"));
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "applicationName"),
                Word.text(Concept.SEARCH_PATH, "currentSchema", "schema"),
                Word.of(Concept.SERVER_OPTIONS, OPTIONS, "options"),
                Word.of(Concept.TIME_ZONE, ZONE, "timeZone").nearly("Java takes a zone it does not know for GMT"),
                Word.of(Concept.TARGET_SERVER, TARGET, "targetServerType"),
                Word.of(Concept.LOAD_BALANCE, Meanings.BOOLEAN, "loadBalanceHosts"),
                Word.text(Concept.FETCH_SIZE, "fetchSize"),
                Word.text(Concept.STATEMENT_CACHE, "preparedStatementCacheQueries")
                        .nearly("r2dbc-postgresql takes -1 for no limit, and that is its default"),
                Word.only(
                        TUNING,
                        "autodetectExtensions",
                        "compatibilityMode",
                        "errorResponseLogLevel",
                        "forceBinary",
                        "noticeLogLevel",
                        "preferAttachedBuffers"));
    }

    private static Stream<Word> pool() {
        return Stream.of(
                Word.text(Concept.POOL_MAXIMUM, "maxSize"),
                Word.text(Concept.POOL_MINIMUM, "minIdle"),
                Word.of(Concept.POOL_ACQUIRE_TIMEOUT, Durations.ISO, "maxAcquireTime"),
                Word.of(Concept.POOL_IDLE_TIMEOUT, Durations.ISO, "maxIdleTime"),
                Word.of(Concept.POOL_LIFETIME, Durations.ISO, "maxLifeTime"),
                Word.only(
                        POOL,
                        "acquireRetry",
                        "backgroundEvictionInterval",
                        "initialSize",
                        "maxCreateConnectionTime",
                        "maxValidationTime",
                        "poolName",
                        "postAllocate",
                        "preRelease",
                        "registerJmx",
                        "validationDepth",
                        "validationQuery"));
    }

    /** The options that only the pool looks at. */
    static Set<String> poolNames() {
        return pool().flatMap(word -> word.names().stream()).collect(Collectors.toSet());
    }

    private static Optional<String> readOptions(String written) {
        StringBuilder options = new StringBuilder();
        for (String pair : written.split(";", 0)) {
            String[] items = pair.split("=", 0);
            if (items.length != 2) {
                return Optional.empty();
            }
            options.append(options.length() == 0 ? "" : " ")
                    .append(OptionsText.word(new OptionsText.Setting(items[0], items[1])));
        }
        return Optional.of(options.toString());
    }

    private static Optional<String> sayOptions(String neutral) {
        OptionsText text = OptionsText.parse(neutral);
        boolean sayable = !text.rest() && text.settings().stream().allMatch(R2dbcTable::isSayable);
        return sayable && !text.settings().isEmpty()
                ? Optional.of(text.settings().stream()
                        .map(setting -> setting.name() + "=" + setting.value())
                        .collect(Collectors.joining(";")))
                : Optional.empty();
    }

    private static boolean isSayable(OptionsText.Setting setting) {
        String both = setting.name() + setting.value();
        return both.indexOf(';') < 0
                && both.indexOf('=') < 0
                && !setting.value().isEmpty();
    }

    private static Optional<String> mirrored(String zone) {
        boolean offset = zone.length() > 3 && zone.startsWith("GMT");
        char sign = offset ? zone.charAt(3) : ' ';
        return Optional.of(sign == '+' ? "GMT-" + zone.substring(4) : sign == '-' ? "GMT+" + zone.substring(4) : zone);
    }
}
