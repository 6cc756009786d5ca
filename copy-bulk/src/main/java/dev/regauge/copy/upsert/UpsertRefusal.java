package dev.regauge.copy.upsert;

/** An upsert that the table cannot take, found before anything was sent. */
public final class UpsertRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UpsertRefusal(String message) {
        super(message);
    }

    static UpsertRefusal of(String problem, String found, String fix) {
        return new UpsertRefusal(problem + "\n  found:    " + found + "\n  to fix:   " + fix);
    }
}
