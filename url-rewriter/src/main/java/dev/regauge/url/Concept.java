package dev.regauge.url;

import java.util.Optional;

/** What a parameter is about, whatever a dialect calls it. */
public enum Concept {
    USER(Weight.ADDRESS),
    PASSWORD(Weight.ADDRESS),
    HOST(Weight.ADDRESS),
    PORT(Weight.ADDRESS),
    DATABASE(Weight.ADDRESS),
    /** An address that is connected to without looking the host up; the host is still what a certificate must name. */
    HOST_ADDRESS(Weight.LOCATES),
    /** A name for host, user and more that a file of the client's machine explains. */
    SERVICE(Weight.LOCATES),
    SERVICE_FILE(Weight.LOCATES),
    PASSWORD_FILE,
    /** A class that opens the socket, wherever it likes. */
    SOCKET_FACTORY(Weight.LOCATES),
    SOCKET_FACTORY_ARGUMENT(Weight.LOCATES),
    UNIX_SOCKET(Weight.LOCATES),
    /** A user or database that is told to the server in place of the one that was settled before. */
    LOGIN_OVERRIDE(Weight.LOCATES),

    APPLICATION_NAME("application_name"),
    FALLBACK_APPLICATION_NAME,

    TLS_MODE(Weight.PROTECTS),
    /** TLS from the first byte, without asking in plain text. */
    TLS_NEGOTIATION,
    TLS_AUTHORITY,
    TLS_CERTIFICATE,
    TLS_KEY,
    TLS_KEY_PASSWORD,
    TLS_PASSWORD_CALLBACK,
    /** Whether certificates and keys stand in the text itself, where others have the names of files. */
    TLS_INLINE(Weight.PROTECTS),
    TLS_SERVER_NAME,
    /** A list of revoked certificates. */
    TLS_REVOCATION(Weight.PROTECTS),
    TLS_REVOCATION_FOLDER(Weight.PROTECTS),
    /** Whether the authority is asked if it has revoked the certificate. */
    TLS_REVOCATION_CHECK(Weight.PROTECTS),
    TLS_MINIMUM(Weight.PROTECTS),
    TLS_MAXIMUM,
    TLS_CERTIFICATE_MODE(Weight.PROTECTS),
    /** The operating system's user that the server must run as. */
    REQUIRED_PEER(Weight.PROTECTS),
    /** Neutral words: disable, prefer, require. */
    CHANNEL_BINDING(Weight.PROTECTS),
    /** The ways of logging in that the client takes part in: libpq's list. */
    REQUIRED_AUTHENTICATION(Weight.PROTECTS),
    /** Neutral words: disable, allow, prefer, require. */
    GSS_ENCRYPTION(Weight.PROTECTS),
    GSS_LIBRARY,
    GSS_DELEGATION,
    KERBEROS_SERVICE,

    /** Until a TCP connection stands. */
    CONNECT_TIMEOUT,
    /** Until the login is done. */
    LOGIN_TIMEOUT,
    /** Until the server sends the next bytes. */
    SOCKET_TIMEOUT,
    TCP_USER_TIMEOUT,
    CANCEL_TIMEOUT,
    TLS_RESPONSE_TIMEOUT,
    GSS_RESPONSE_TIMEOUT,
    /** Of one statement, counted by the client. */
    QUERY_TIMEOUT,
    /** Of one statement, counted by the server. */
    STATEMENT_TIMEOUT("statement_timeout"),
    LOCK_TIMEOUT("lock_timeout"),
    IDLE_TRANSACTION_TIMEOUT("idle_in_transaction_session_timeout"),
    KEEPALIVE,
    KEEPALIVE_IDLE,
    KEEPALIVE_INTERVAL,
    KEEPALIVE_COUNT,
    HOST_RECHECK,

    /** Neutral words: any, read-write, read-only, primary, standby, prefer-primary, prefer-standby. */
    TARGET_SERVER,
    LOAD_BALANCE,
    READ_ONLY,
    SEARCH_PATH("search_path"),
    CLIENT_ENCODING("client_encoding"),
    TIME_ZONE("TimeZone"),
    /** Settings of the server in one text, neutral as libpq's {@code options}. */
    SERVER_OPTIONS,
    REPLICATION,

    PREPARE_THRESHOLD,
    STATEMENT_CACHE,
    STATEMENT_CACHE_MIB,
    QUERY_MODE,
    BINARY,
    FETCH_SIZE,
    BATCH_REWRITE,
    AUTOSAVE,
    STRING_TYPE,
    RECEIVE_BUFFER,
    SEND_BUFFER,

    POOL_MAXIMUM,
    POOL_MINIMUM,
    POOL_ACQUIRE_TIMEOUT,
    POOL_IDLE_TIMEOUT,
    POOL_LIFETIME;

    private enum Weight {
        PLAIN,
        ADDRESS,
        LOCATES,
        PROTECTS
    }

    private final Weight weight;
    private final Optional<String> serverSetting;

    Concept() {
        this(Weight.PLAIN, Optional.empty());
    }

    Concept(Weight weight) {
        this(weight, Optional.empty());
    }

    Concept(String serverSetting) {
        this(Weight.PLAIN, Optional.of(serverSetting));
    }

    Concept(Weight weight, Optional<String> serverSetting) {
        this.weight = weight;
        this.serverSetting = serverSetting;
    }

    /** Whether it is part of the address or the login: hosts, ports, database, user and password. */
    public boolean isAddress() {
        return weight == Weight.ADDRESS;
    }

    /** Whether leaving it out would connect to another server. */
    public boolean locates() {
        return weight == Weight.LOCATES;
    }

    /** Whether leaving it out could protect the connection less. */
    public boolean protects() {
        return weight == Weight.PROTECTS;
    }

    /** The server's setting of the same meaning, {@code search_path} for example; such a one can also be said as an option. */
    public Optional<String> serverSetting() {
        return serverSetting;
    }
}
