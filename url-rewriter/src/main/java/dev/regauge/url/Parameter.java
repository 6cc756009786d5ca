package dev.regauge.url;

/** One setting of a connection string: its name, its decoded value, and where it stood. */
public final class Parameter {

    /** Where a parameter stood. */
    public enum Origin {
        /** Before the {@code @}. */
        USERINFO,
        /** Behind the {@code ?}. */
        QUERY,
        /** In a list of keys and values, or under a key of its own in a configuration file. */
        KEY
    }

    private final String name;
    private final Value value;
    private final Origin origin;
    private final int nameAt;
    private final int valueAt;

    Parameter(String name, Value value, Origin origin, int nameAt, int valueAt) {
        this.name = name;
        this.value = value;
        this.origin = origin;
        this.nameAt = nameAt;
        this.valueAt = valueAt;
    }

    /** The name in the dialect's own spelling, decoded where the dialect decodes names. */
    public String name() {
        return name;
    }

    /** The decoded value, placeholders as they stand; empty where none stands. It may be a secret: see {@link #secret}. */
    public String value() {
        return value.text();
    }

    /** Whether an equals sign, and so a value, stands behind the name: {@code foo=} has one, {@code foo} has none. */
    public boolean hasValue() {
        return value.present();
    }

    /** Where it stood. */
    public Origin origin() {
        return origin;
    }

    /** Whether the value is one that must not be shown. */
    public boolean secret() {
        return isSecret(name, value);
    }

    /** By its name; or because a whole URL was taken for a value, as when a password holds an {@code @}. */
    static boolean isSecret(String name, Value value) {
        if (Secrets.isSecretName(name)) {
            return value.couldShowSecret();
        }
        String text = value.text();
        boolean mayHoldUrl = text.indexOf('=') >= 0 || text.indexOf("//") >= 0;
        return text.contains("-----BEGIN") || (mayHoldUrl && !Secrets.mask(text).equals(text));
    }

    Value decoded() {
        return value;
    }

    /** Where its name, or the value where it has no name, stands in the folded text. */
    int nameAt() {
        return nameAt;
    }

    int valueAt() {
        return valueAt;
    }

    /** {@code name=value}, a secret value as {@code ***}. */
    @Override
    public String toString() {
        return Secrets.shownName(name) + "=" + (secret() ? Secret.MASK : value.text());
    }
}
