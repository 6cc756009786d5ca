package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that pgx 5.10.0 and its pool keep for themselves, and what they check. */
final class PgxTable {

    private static final String TUNING = "it tunes pgx alone";

    private static final Set<String> WAYS_OF_LOGIN =
            Set.of("password", "md5", "gss", "sspi", "scram-sha-256", "oauth", "none");

    /** An empty word is none. */
    private static final Meaning TLS_WORDS = Meanings.words(
            "disable", "disable",
            "allow", "allow",
            "prefer", "prefer",
            "prefer", "",
            "require", "require",
            "verify-ca", "verify-ca",
            "verify-full", "verify-full");

    private static final Meaning TARGET = Meanings.words(
            "any", "any",
            "read-write", "read-write",
            "read-only", "read-only",
            "primary", "primary",
            "standby", "standby",
            "prefer-standby", "prefer-standby");

    private static final Meaning BINDING =
            Meanings.words("disable", "disable", "prefer", "prefer", "prefer", "", "require", "require");

    private static final Meaning EXEC_MODE = Meanings.words(
            "simple", "simple_protocol",
            "extended", "cache_statement",
            "extended", "cache_describe",
            "extended", "describe_exec",
            "extended", "exec");

    private static final Map<String, Integer> PROTOCOLS = Map.of("3.0", 0, "3.2", 1, "latest", 1);

    private PgxTable() {}

    static List<Word> words() {
        return Stream.of(connection(), protection(), program())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> connection() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.DATABASE, "database", "dbname"),
                Word.text(Concept.PASSWORD_FILE, "passfile"),
                Word.text(Concept.SERVICE, "service"),
                Word.text(Concept.SERVICE_FILE, "servicefile"),
                Word.of(Concept.CONNECT_TIMEOUT, GoAndRustNumbers.SECONDS, "connect_timeout"),
                Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                Word.only("it is the protocol's version", "min_protocol_version", "max_protocol_version"),
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.SEARCH_PATH, "search_path"),
                Word.text(Concept.CLIENT_ENCODING, "client_encoding"),
                Word.text(Concept.TIME_ZONE, "TimeZone", "timezone"),
                Word.text(Concept.REPLICATION, "replication"),
                Word.text(Concept.SERVER_OPTIONS, "options"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslmode"),
                Word.of(
                        Concept.TLS_NEGOTIATION,
                        Meanings.wordsOr("postgres", "direct", "direct", "postgres", "postgres"),
                        "sslnegotiation"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "sslpassword"),
                Word.of(Concept.TLS_SERVER_NAME, Meanings.ONE_OR_ZERO, "sslsni"),
                Word.of(Concept.CHANNEL_BINDING, BINDING, "channel_binding"),
                Word.text(Concept.REQUIRED_AUTHENTICATION, "require_auth"),
                Word.text(Concept.KERBEROS_SERVICE, "krbsrvname"),
                Word.only("Kerberos names its service elsewhere by krbsrvname", "krbspn"));
    }

    private static Stream<Word> program() {
        return Stream.of(
                Word.of(Concept.QUERY_MODE, EXEC_MODE, "default_query_exec_mode")
                        .nearly("behind PgBouncer other drivers need prepared statements turned off as well"),
                Word.text(Concept.STATEMENT_CACHE, "statement_cache_capacity"),
                Word.only(TUNING, "description_cache_capacity"),
                Word.text(Concept.POOL_MAXIMUM, "pool_max_conns"),
                Word.text(Concept.POOL_MINIMUM, "pool_min_conns"),
                Word.of(Concept.POOL_LIFETIME, GoDuration.MEANING, "pool_max_conn_lifetime"),
                Word.of(Concept.POOL_IDLE_TIMEOUT, GoDuration.MEANING, "pool_max_conn_idle_time"),
                Word.only(TUNING, "pool_min_idle_conns", "pool_health_check_period", "pool_max_conn_lifetime_jitter"));
    }

    /** What {@code ParseConfig} checks once everything is put together. */
    static void check(List<Parameter> parameters, List<Value> hosts) {
        for (Parameter parameter : GoUrls.lastOfEachName(parameters).values()) {
            if (!parameter.decoded().hasPlaceholder() && !takes(parameter)) {
                throw refusal(parameter);
            }
        }
        checkProtocols(parameters);
        if (hosts.stream().anyMatch(PgxTable::usesTls)) {
            checkTls(parameters);
        }
    }

    private static Misread refusal(Parameter parameter) {
        return new Misread(
                "pgx takes no such value for this parameter", parameter.valueAt(), "write one that pgx takes");
    }

    private static boolean takes(Parameter parameter) {
        String value = parameter.value();
        return switch (parameter.name()) {
            case "connect_timeout" ->
                GoAndRustNumbers.isSigned(value)
                        && !GoAndRustNumbers.withoutSign(value).startsWith("-");
            case "target_session_attrs" -> TARGET.read(value).isPresent();
            case "channel_binding" -> BINDING.read(value).isPresent();
            case "min_protocol_version", "max_protocol_version" -> value.isEmpty() || PROTOCOLS.containsKey(value);
            case "require_auth" -> value.isEmpty() || isListOfLogins(value);
            default -> true;
        };
    }

    private static boolean isListOfLogins(String list) {
        Set<String> seen = new HashSet<>();
        boolean not = list.strip().startsWith("!");
        for (String element : list.split(",", -1)) {
            String word = element.strip();
            boolean good = word.startsWith("!") == not && WAYS_OF_LOGIN.contains(not ? word.substring(1) : word);
            if (!good || !seen.add(word)) {
                return false;
            }
        }
        return true;
    }

    private static void checkProtocols(List<Parameter> parameters) {
        Optional<Integer> least = protocol(parameters, "min_protocol_version");
        Optional<Integer> most = protocol(parameters, "max_protocol_version");
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            throw new Misread("min_protocol_version is above max_protocol_version", 0, "remove one of them");
        }
    }

    private static Optional<Integer> protocol(List<Parameter> parameters, String name) {
        return GoUrls.last(parameters, name).map(Parameter::value).map(PROTOCOLS::get);
    }

    /** Folders of sockets, of Windows too, go without; so does the default, a socket where there is one. */
    private static boolean usesTls(Value host) {
        String name = host.text();
        boolean drive =
                name.length() >= 3 && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z' && name.startsWith(":\\", 1);
        return !name.startsWith("/") && !drive;
    }

    private static void checkTls(List<Parameter> parameters) {
        Optional<Parameter> mode = GoUrls.last(parameters, "sslmode")
                .filter(parameter -> !parameter.decoded().hasPlaceholder());
        boolean system = value(parameters, "sslrootcert").equals("system");
        if (mode.isPresent() && !system && TLS_WORDS.read(mode.get().value()).isEmpty()) {
            throw refusal(mode.get());
        }
        boolean half = value(parameters, "sslcert").isEmpty()
                != value(parameters, "sslkey").isEmpty();
        boolean off =
                !system && mode.filter(word -> word.value().equals("disable")).isPresent();
        if (half && !off) {
            throw new Misread("of sslcert and sslkey one is missing", 0, "give both, or neither");
        }
    }

    private static String value(List<Parameter> parameters, String name) {
        return GoUrls.last(parameters, name).map(Parameter::value).orElse("");
    }
}
