package dev.regauge.load;

/** A load that could not begin because the server was not there, did not let us in, or could not be asked. */
public final class CannotLoadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean serverLost;

    CannotLoadException(String message, boolean serverLost, Throwable cause) {
        super(message, cause);
        this.serverLost = serverLost;
    }

    /** Whether there was no server, or none that lets us in. */
    public boolean isServerLost() {
        return serverLost;
    }
}
