package dev.regauge.copy.encode;

/**
 * A value that cannot be stored exactly. Says of the value no more than its kind and the place: the value itself may be
 * secret, and messages reach logs.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;
    private final String reason;
    private final String advice;

    /**
     * A refusal, without a stack trace: a load may collect a million of them.
     *
     * @param kind of the value: {@code Double}, {@code String of 12 characters}
     * @param reason why, as the end of "cannot be stored: "
     * @param advice what to do, as an imperative
     */
    public Refusal(String kind, String reason, String advice) {
        super(kind + ": " + reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.advice = advice;
    }

    public String kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }

    public String advice() {
        return advice;
    }
}
