package dev.regauge.parity;

/**
 * A driver could not be loaded, or could not connect. The message says what was being done, what was found, where, and
 * what to do; it holds no password.
 */
public final class DriverException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DriverException(String message) {
        super(message);
    }

    DriverException(String message, Throwable cause) {
        super(message, cause);
    }
}
