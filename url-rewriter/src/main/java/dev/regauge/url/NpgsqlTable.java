package dev.regauge.url;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code NpgsqlConnectionStringBuilder} 10.0.3, and how it reads their values. */
final class NpgsqlTable {

    private static final String POOL = "Npgsql alone works like that in its pool";
    private static final String TUNING = "it tunes Npgsql alone";
    private static final String OBSOLETE = "Npgsql takes it and does nothing with it any more";

    /** {@code Boolean.Parse}: no {@code yes} and no {@code 1}. */
    static final Meaning BOOLEAN = Meanings.of(
            written -> Optional.of(written.strip().toLowerCase(Locale.ROOT))
                    .filter(word -> word.equals("true") || word.equals("false")),
            Optional::of);

    /** {@code SslMode}; anything else it takes is no mode. */
    static final Meaning TLS_WORDS = enumeration(
            "disable",
            "Disable",
            "allow",
            "Allow",
            "prefer",
            "Prefer",
            "require",
            "Require",
            "verify-ca",
            "VerifyCA",
            "verify-full",
            "VerifyFull");

    static final Meaning NEGOTIATION = enumeration("postgres", "Postgres", "direct", "Direct");

    static final Meaning REQUIREMENT = enumeration("disable", "Disable", "prefer", "Prefer", "require", "Require");

    /** {@code Replication Mode}, which only Npgsql's own classes set. */
    static final Meaning REPLICATION = enumeration("false", "Off", "true", "Physical", "database", "Logical");

    static final Meaning NULLABILITY = enumeration("", "Never", "", "Always", "", "PerInstance");

    static final Meaning TARGET = Meanings.wordsInAnyCase(
            "any", "any",
            "primary", "primary",
            "standby", "standby",
            "prefer-primary", "prefer-primary",
            "prefer-standby", "prefer-standby",
            "read-write", "read-write",
            "read-only", "read-only");

    private static final Map<String, String> WAYS_OF_LOGIN = Map.of(
            "Password", "password",
            "MD5", "md5",
            "GSS", "gss",
            "SSPI", "sspi",
            "ScramSHA256", "scram-sha-256",
            "None", "none");

    private static final Map<String, String> NAMES_OF_LOGIN =
            WAYS_OF_LOGIN.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /** A list as libpq's, under other names. */
    static final Meaning LOGIN =
            Meanings.of(written -> translated(written, WAYS_OF_LOGIN), neutral -> translated(neutral, NAMES_OF_LOGIN));

    /** {@code Int32.Parse}: blanks around it and a sign before it are taken. */
    static final Meaning WHOLE_SECONDS = new Meanings.Times("seconds", 1000) {
        @Override
        Optional<String> read(String written) {
            return super.read(written.strip());
        }
    };

    /** {@code Timeout} goes to 1024. */
    private static final Meaning TIMEOUT = new Meanings.Times("seconds", 1000) {
        @Override
        Optional<String> read(String written) {
            return super.read(written.strip()).filter(this::fits);
        }

        @Override
        boolean sayable(long neutral) {
            return fits(Long.toString(neutral));
        }

        private boolean fits(String neutral) {
            return Long.parseLong(neutral) <= 1024 * 1000;
        }
    };

    static final Meaning NUMBER = new Meanings.Numbers("") {
        @Override
        Optional<String> read(String written) {
            return super.read(written.strip());
        }
    };

    /** What {@code Int32.Parse} takes, negative ones among them. */
    static final Meaning ANY_NUMBER = Meanings.of(
            written -> {
                try {
                    return Optional.of(String.valueOf(Integer.parseInt(written.strip())));
                } catch (NumberFormatException notANumber) {
                    return Optional.empty();
                }
            },
            Optional::of);

    private NpgsqlTable() {}

    static List<Word> words() {
        return Stream.of(address(), protection(), times(), session(), own())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> address() {
        return Stream.of(
                Word.text(Concept.HOST, "Host", "Server"),
                Word.of(Concept.PORT, NUMBER, "Port"),
                Word.text(Concept.DATABASE, "Database", "DB"),
                Word.text(Concept.USER, "Username", "User Name", "UserId", "User Id", "UID"),
                Word.text(Concept.PASSWORD, "Password", "PSW", "PWD"),
                Word.text(Concept.PASSWORD_FILE, "Passfile"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, TLS_WORDS, "SSL Mode", "SslMode"),
                Word.of(Concept.TLS_NEGOTIATION, NEGOTIATION, "SSL Negotiation", "SslNegotiation"),
                Word.text(Concept.TLS_CERTIFICATE, "SSL Certificate", "SslCertificate"),
                Word.text(Concept.TLS_KEY, "SSL Key", "SslKey"),
                Word.text(Concept.TLS_KEY_PASSWORD, "SSL Password", "SslPassword"),
                Word.text(Concept.TLS_AUTHORITY, "Root Certificate", "RootCertificate"),
                Word.of(
                        Concept.TLS_REVOCATION_CHECK,
                        BOOLEAN,
                        "Check Certificate Revocation",
                        "CheckCertificateRevocation"),
                Word.of(Concept.CHANNEL_BINDING, REQUIREMENT, "Channel Binding", "ChannelBinding"),
                Word.of(Concept.REQUIRED_AUTHENTICATION, LOGIN, "Require Auth", "RequireAuth"),
                Word.of(Concept.GSS_ENCRYPTION, REQUIREMENT, "GSS Encryption Mode", "GssEncryptionMode"),
                Word.text(Concept.KERBEROS_SERVICE, "Kerberos Service Name", "KerberosServiceName", "Krbsrvname"),
                flag("it says how a Kerberos user is spelled", "Include Realm", "IncludeRealm"),
                flag(OBSOLETE, "Trust Server Certificate", "TrustServerCertificate"));
    }

    private static Stream<Word> times() {
        return Stream.of(
                Word.of(Concept.CONNECT_TIMEOUT, TIMEOUT, "Timeout")
                        .nearly("Npgsql counts until the login is done, and the wait for its pool too"),
                Word.of(Concept.QUERY_TIMEOUT, WHOLE_SECONDS, "Command Timeout", "CommandTimeout"),
                number(
                        "it says how long a cancelled command is waited for",
                        "Cancellation Timeout",
                        "CancellationTimeout"),
                Word.of(Concept.HOST_RECHECK, WHOLE_SECONDS, "Host Recheck Seconds", "HostRecheckSeconds"),
                Word.of(Concept.KEEPALIVE, BOOLEAN, "TCP Keepalive", "TcpKeepAlive"),
                Word.of(Concept.KEEPALIVE_IDLE, WHOLE_SECONDS, "TCP Keepalive Time", "TcpKeepAliveTime"),
                Word.of(Concept.KEEPALIVE_INTERVAL, WHOLE_SECONDS, "TCP Keepalive Interval", "TcpKeepAliveInterval"),
                number("Npgsql asks the server a question of its own to keep it alive", "Keepalive"),
                Word.of(Concept.POOL_IDLE_TIMEOUT, WHOLE_SECONDS, "Connection Idle Lifetime", "ConnectionIdleLifetime"),
                Word.of(
                        Concept.POOL_LIFETIME,
                        WHOLE_SECONDS,
                        "Connection Lifetime",
                        "ConnectionLifetime",
                        "Load Balance Timeout"),
                number(POOL, "Connection Pruning Interval", "ConnectionPruningInterval"),
                number(OBSOLETE, "Internal Command Timeout", "InternalCommandTimeout"));
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "Application Name", "ApplicationName"),
                Word.text(Concept.SEARCH_PATH, "Search Path", "SearchPath"),
                Word.text(Concept.CLIENT_ENCODING, "Client Encoding", "ClientEncoding"),
                Word.text(Concept.TIME_ZONE, "Timezone"),
                Word.text(Concept.SERVER_OPTIONS, "Options"),
                Word.of(Concept.TARGET_SERVER, TARGET, "Target Session Attributes", "TargetSessionAttributes"),
                Word.of(Concept.LOAD_BALANCE, BOOLEAN, "Load Balance Hosts", "LoadBalanceHosts"),
                Word.of(Concept.REPLICATION, REPLICATION, "Replication Mode", "ReplicationMode"),
                Word.of(Concept.POOL_MAXIMUM, NUMBER, "Maximum Pool Size", "MaxPoolSize"),
                Word.of(Concept.POOL_MINIMUM, NUMBER, "Minimum Pool Size", "MinPoolSize"),
                Word.of(Concept.RECEIVE_BUFFER, NUMBER, "Socket Receive Buffer Size", "SocketReceiveBufferSize"),
                Word.of(Concept.SEND_BUFFER, NUMBER, "Socket Send Buffer Size", "SocketSendBufferSize"));
    }

    private static Stream<Word> own() {
        return Stream.of(
                flag(POOL, "Pooling"),
                flag(POOL, "No Reset On Close", "NoResetOnClose"),
                flag("it joins the transactions of System.Transactions", "Enlist"),
                flag("it says what a connection object shows", "Persist Security Info", "PersistSecurityInfo"),
                flag("it says what Npgsql logs", "Log Parameters", "LogParameters"),
                flag("it says what an exception holds", "Include Error Detail", "IncludeErrorDetail"),
                flag(
                        "it says what an exception holds",
                        "Include Failed Batched Command",
                        "IncludeFailedBatchedCommand"),
                Word.only("it is the encoding .NET decodes with", "Encoding"),
                number(
                        "Npgsql prepares by itself only where Max Auto Prepare is more than 0",
                        "Max Auto Prepare",
                        "MaxAutoPrepare"),
                number(
                        "Npgsql prepares by itself only where Max Auto Prepare is more than 0",
                        "Auto Prepare Min Usages",
                        "AutoPrepareMinUsages"),
                number(TUNING, "Read Buffer Size", "ReadBufferSize"),
                number(TUNING, "Write Buffer Size", "WriteBufferSize"),
                number(TUNING, "Write Coalescing Buffer Threshold Bytes", "WriteCoalescingBufferThresholdBytes"),
                flag(TUNING, "Multiplexing"),
                flag("it says which types Npgsql loads", "Load Table Composites", "LoadTableComposites"),
                Word.only("it says which types Npgsql loads", "Server Compatibility Mode", "ServerCompatibilityMode"),
                only(NULLABILITY, "it says how .NET sees arrays", "Array Nullability Mode", "ArrayNullabilityMode"));
    }

    private static Word flag(String why, String... names) {
        return only(BOOLEAN, why, names);
    }

    private static Word number(String why, String... names) {
        return only(ANY_NUMBER, why, names);
    }

    private static Word only(Meaning meaning, String why, String... names) {
        return new Word(Optional.empty(), List.of(names), meaning, why, "");
    }

    /**
     * {@code Enum.Parse}: names in any case, numbers counted from 0, and lists of names, whose numbers are put together bit
     * by bit.
     */
    private static Meaning enumeration(String... pairs) {
        Map<String, Integer> numberOf = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            numberOf.put(pairs[i + 1].toLowerCase(Locale.ROOT), i / 2);
        }
        return Meanings.of(
                written -> number(written, numberOf)
                        .filter(number -> number >= 0 && number < pairs.length / 2)
                        .map(number -> pairs[2 * number]),
                neutral -> {
                    for (int i = 0; i < pairs.length; i += 2) {
                        if (pairs[i].equals(neutral)) {
                            return Optional.of(pairs[i + 1]);
                        }
                    }
                    return Optional.empty();
                });
    }

    private static Optional<Integer> number(String written, Map<String, Integer> numberOf) {
        String text = written.strip();
        if (!text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0) {
            return ANY_NUMBER.read(text).map(Integer::valueOf);
        }
        int all = 0;
        for (String name : text.split(",", -1)) {
            Integer number = numberOf.get(name.strip().toLowerCase(Locale.ROOT));
            if (number == null) {
                return Optional.empty();
            }
            all |= number;
        }
        return Optional.of(all);
    }

    private static Optional<String> translated(String list, Map<String, String> names) {
        StringBuilder translated = new StringBuilder();
        for (String element : list.split(",", -1)) {
            String word = element.strip();
            boolean not = word.startsWith("!");
            String name = names.get(not ? word.substring(1) : word);
            if (name == null && !word.isEmpty()) {
                return Optional.empty();
            }
            if (name != null) {
                translated
                        .append(translated.isEmpty() ? "" : ",")
                        .append(not ? "!" : "")
                        .append(name);
            }
        }
        return Optional.of(translated.toString());
    }
}
