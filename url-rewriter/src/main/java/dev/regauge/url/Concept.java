package dev.regauge.url;

/** What a parameter is about, whatever a dialect calls it. */
enum Concept {
    USER,
    PASSWORD,
    APPLICATION_NAME,
    TLS_MODE,
    TLS_CERTIFICATE,
    TLS_AUTHORITY,
    TLS_KEY,
    TLS_KEY_PASSWORD,
    TLS_PASSWORD_CALLBACK,
    SOCKET_TIMEOUT,
    LOGIN_TIMEOUT,
    FETCH_SIZE,
    STATEMENT_CACHE,
    PREPARE_THRESHOLD,
    READ_ONLY,
    RECEIVE_BUFFER,
    SEND_BUFFER
}
