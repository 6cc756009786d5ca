package dev.regauge.url;

/** One setting of a connection URL: its name, its decoded value, and where in the URL it stood. */
public final class Parameter {

    /** Where a parameter stood. */
    public enum Origin {
        /** Before the {@code @}. */
        USERINFO,
        /** Behind the {@code ?}. */
        QUERY
    }

    private final String name;
    private final Value value;
    private final Origin origin;
    private final boolean secret;

    Parameter(String name, Value value, Origin origin) {
        this.name = name;
        this.value = value;
        this.origin = origin;
        this.secret = isSecret(name, value);
    }

    /** The name in the dialect's own spelling, decoded where the dialect decodes names. */
    public String name() {
        return name;
    }

    /** The decoded value, placeholders as they stand. It may be a secret: see {@link #secret}. */
    public String value() {
        return value.text();
    }

    /** Where it stood. */
    public Origin origin() {
        return origin;
    }

    /** Whether the value is one that must not be shown. */
    public boolean secret() {
        return secret;
    }

    /** By its name; or because a whole URL was taken for a value, as when a password holds an {@code @}. */
    static boolean isSecret(String name, Value value) {
        if (Secrets.isSecretName(name)) {
            return value.couldShowSecret();
        }
        String text = value.text();
        return (text.indexOf('=') >= 0 || text.indexOf("//") >= 0)
                && !Secrets.mask(text).equals(text);
    }

    Value decoded() {
        return value;
    }

    /** {@code name=value}, a secret value as {@code ***}. */
    @Override
    public String toString() {
        return name + "=" + (secret() ? Secret.MASK : value.text());
    }
}
