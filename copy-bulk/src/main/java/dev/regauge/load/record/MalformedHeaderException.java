package dev.regauge.load.record;

/** The names of the fields cannot be read from the first row of a file. Says what was found and what to do. */
public final class MalformedHeaderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedHeaderException(String found, String fix) {
        super("The header has no names of fields\n  found:    " + found + "\n  to fix:   " + fix);
    }
}
