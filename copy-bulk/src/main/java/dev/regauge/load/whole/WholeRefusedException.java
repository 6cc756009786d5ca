package dev.regauge.load.whole;

/** A table that cannot be treated so as a whole. Nothing was changed. */
public final class WholeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WholeRefusedException(String what, String found, String advice) {
        super(what + "\n  found:    " + found + "\n  to fix:   " + advice);
    }
}
