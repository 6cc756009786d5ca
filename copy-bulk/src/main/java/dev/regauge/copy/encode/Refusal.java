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

    /** For a value of a class that a type does not take. */
    static Refusal kind(PgType type, Object value, String takes) {
        return new Refusal(Kind.of(value), type.sql() + " does not take such values", "hand in " + takes);
    }

    /** For a value that the type has no room for. */
    static Refusal range(PgType type, Object value, String range) {
        return new Refusal(
                Kind.of(value),
                "outside of what " + type.sql() + " holds: " + range,
                "hand in a value in that range or choose a wider type for the column");
    }

    static Refusal tooLarge(Object value) {
        return new Refusal(Kind.of(value), "a value has up to 1 GB", "store it in parts");
    }

    /** For a collection or map whose size and values do not belong together. */
    static Refusal changed(Object value) {
        return new Refusal(
                Kind.of(value),
                "its size changed while it was read",
                "hand in a copy that nobody changes while the row is added");
    }

    static Refusal badCharacter(String text, int at, String what) {
        return new Refusal(
                Kind.of(text),
                "character " + (at + 1) + " is " + what,
                "clean the text, or name a policy: strip or replace such characters");
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
