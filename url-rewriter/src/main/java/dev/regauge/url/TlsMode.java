package dev.regauge.url;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a connection is protected by TLS, weakest first.
 *
 * <p>The order is a promise: a conversion never goes down in it.
 */
public enum TlsMode {
    /** Never TLS. */
    DISABLE,
    /** Plain text first, TLS if the server insists. */
    ALLOW,
    /** TLS first, plain text if the server has none. */
    PREFER,
    /** TLS or nothing; the server's certificate is not looked at. */
    REQUIRE,
    /** TLS, and the certificate must be signed by an authority the client trusts. */
    VERIFY_CA,
    /** As {@link #VERIFY_CA}, and the certificate must name the host. */
    VERIFY_FULL;

    /** PostgreSQL's own word, for example {@code verify-full}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this protects less than the other. */
    public boolean weakerThan(TlsMode other) {
        return compareTo(other) < 0;
    }

    /** Reads PostgreSQL's own word, in capitals or not. */
    static Optional<TlsMode> ofWord(String word) {
        for (TlsMode mode : values()) {
            if (mode.word().equalsIgnoreCase(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word();
    }
}
