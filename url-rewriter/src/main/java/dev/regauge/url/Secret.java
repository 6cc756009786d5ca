package dev.regauge.url;

/** A text that must not be shown: a password as it is, decoded. Printing one prints {@code ***}. */
public final class Secret {

    static final String MASK = "***";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Takes the text as it is; it may be empty. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for whoever logs in with it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Three asterisks, whatever the secret. */
    @Override
    public String toString() {
        return MASK;
    }
}
