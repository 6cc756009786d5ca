package dev.regauge.copy.travel;

/** Rows cannot travel: the way that was asked for is impossible, or all are. */
public final class NoWayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoWayException(String message) {
        super(message);
    }
}
