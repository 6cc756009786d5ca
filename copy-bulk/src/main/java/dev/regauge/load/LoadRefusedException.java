package dev.regauge.load;

/** A load that could not begin, with what was found and what to do. Nothing was written. */
public final class LoadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message several lines: what, then {@code found:} and {@code to fix:} */
    public LoadRefusedException(String message) {
        super(message);
    }

    LoadRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
