package dev.regauge.load.ledger;

/** What the ledger says does not go together with the load that is to begin. Nothing was written. */
public final class LedgerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerRefusedException(String what, String found, String advice) {
        super(what + "\n  found:    " + found + "\n  to fix:   " + advice);
    }
}
