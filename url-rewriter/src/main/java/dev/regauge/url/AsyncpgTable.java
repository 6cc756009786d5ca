package dev.regauge.url;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of asyncpg 0.31, whether they come in its DSN or as keywords of {@code connect}. */
final class AsyncpgTable {

    /** {@code SSLMode.parse} takes a dash for an underscore, and small letters only. */
    static final Meaning TLS_WORDS = Meanings.words(
            "disable",
            "disable",
            "allow",
            "allow",
            "prefer",
            "prefer",
            "require",
            "require",
            "verify-ca",
            "verify-ca",
            "verify-ca",
            "verify_ca",
            "verify-full",
            "verify-full",
            "verify-full",
            "verify_full");

    static final Meaning TARGET = Meanings.words(
            "any", "any",
            "read-write", "read-write",
            "read-only", "read-only",
            "primary", "primary",
            "standby", "standby",
            "prefer-standby", "prefer-standby");

    static final Meaning NEGOTIATION = Meanings.words("postgres", "postgres", "direct", "direct");

    static final Meaning GSS_LIBRARY = Meanings.words("gssapi", "gssapi", "sspi", "sspi");

    /** {@code float()} of Python reads it: any text is true that is not empty. */
    private static final Meaning DIRECT_TLS = Meanings.of(
            any -> Optional.of("direct"), neutral -> Optional.of("true").filter(t -> neutral.equals("direct")));

    private AsyncpgTable() {}

    /** What both take. */
    static Stream<Word> shared() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.PASSWORD_FILE, "passfile"),
                Word.text(Concept.SERVICE, "service"),
                Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                Word.text(Concept.KERBEROS_SERVICE, "krbsrvname"),
                Word.of(Concept.GSS_LIBRARY, GSS_LIBRARY, "gsslib"));
    }

    /** The keys of a DSN. Of those with a concept and no effect of their own the server is told, as of any other. */
    static List<Word> ofDsn() {
        return Stream.concat(
                        shared(),
                        Stream.of(
                                Word.text(Concept.DATABASE, "dbname", "database"),
                                Word.of(Concept.TLS_MODE, TLS_WORDS, "sslmode"),
                                Word.of(Concept.TLS_NEGOTIATION, NEGOTIATION, "sslnegotiation"),
                                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                                Word.text(Concept.TLS_KEY, "sslkey"),
                                Word.text(Concept.TLS_KEY_PASSWORD, "sslpassword"),
                                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                                Word.text(Concept.TLS_REVOCATION, "sslcrl"),
                                Word.text(Concept.TLS_MINIMUM, "ssl_min_protocol_version"),
                                Word.text(Concept.TLS_MAXIMUM, "ssl_max_protocol_version"),
                                Word.text(Concept.APPLICATION_NAME, "application_name"),
                                Word.text(Concept.SEARCH_PATH, "search_path"),
                                Word.text(Concept.SERVER_OPTIONS, "options"),
                                Word.text(Concept.REPLICATION, "replication")))
                .toList();
    }

    /** The keywords that take a text. */
    static List<Word> ofKeywords() {
        return Stream.concat(
                        shared(),
                        Stream.of(
                                Word.text(Concept.DATABASE, "database"),
                                Word.text(Concept.SERVICE_FILE, "servicefile"),
                                Word.of(Concept.TLS_MODE, TLS_WORDS, "ssl"),
                                Word.of(Concept.TLS_NEGOTIATION, DIRECT_TLS, "direct_tls"),
                                Word.of(Concept.QUERY_TIMEOUT, new PositiveSeconds(), "command_timeout"),
                                Word.text(Concept.STATEMENT_CACHE, "prepared_statement_cache_size")))
                .toList();
    }

    /** Seconds that may have a fraction; none is no number of them. */
    private static final class PositiveSeconds extends Meanings.Times {

        PositiveSeconds() {
            super("seconds", 1000);
        }

        @Override
        Optional<String> read(String written) {
            boolean plain = written.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
            if (!plain || written.length() > 20 || written.chars().noneMatch(Character::isDigit)) {
                return Optional.empty();
            }
            try {
                double seconds = Double.parseDouble(written);
                return seconds > 0 && seconds <= Integer.MAX_VALUE
                        ? Optional.of(Long.toString((long) Math.ceil(seconds * 1000)))
                        : Optional.empty();
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }

        @Override
        Optional<Saying> say(String neutral) {
            BigDecimal seconds = new BigDecimal(neutral).movePointLeft(3).stripTrailingZeros();
            return seconds.signum() > 0 ? Saying.exactly(seconds.toPlainString()) : Optional.empty();
        }
    }
}
