package dev.regauge.lint.verify;

/** The connection is of no use any more. */
final class ConnectionLost extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    ConnectionLost(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
