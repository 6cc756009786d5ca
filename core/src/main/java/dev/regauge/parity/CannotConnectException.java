package dev.regauge.parity;

/** The driver is there and the database is not: nobody answers, or the login is refused, or the server vanished midway. */
public final class CannotConnectException extends DriverException {

    private static final long serialVersionUID = 1;

    CannotConnectException(String message) {
        super(message);
    }

    CannotConnectException(String message, Throwable cause) {
        super(message, cause);
    }
}
