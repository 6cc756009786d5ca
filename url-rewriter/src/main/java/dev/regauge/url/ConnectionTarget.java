package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a database is and how to log in: a connection URL as its driver understands it.
 *
 * <p>The URL <code>jdbc:pgsql://app:s%40fe@db1:5433,db2/orders?sslMode=require</code> reads as
 *
 * <pre>
 *   dialect     pgjdbc-ng
 *   hosts       db1:5433, db2            the second port is the driver's default, 5432
 *   database    orders
 *   user        app
 *   password    s@fe                     decoded; printed as ***
 *   parameters  user (userinfo), password (userinfo), sslMode (query)
 *   TLS mode    require
 * </pre>
 *
 * <p>What is not in the text is empty here, and the driver's default applies. Placeholders such as
 * <code>${DB_HOST:localhost}</code> may stand for any component and are kept as they stand. Nothing is resolved and no
 * file is read: a {@code service} parameter is not looked up. Immutable; prints with secrets masked.
 */
public final class ConnectionTarget {

    /** Longer texts are no URLs. */
    private static final int LONGEST = 1 << 20;

    /** A part of the text that holds a secret. */
    record Span(int start, int end) {}

    /**
     * What a grammar found; positions count in the text as it was given.
     *
     * @param dropped the names of parameters that the driver leaves out because of the way they are written
     */
    record Parts(
            List<Host> hosts,
            Optional<Value> database,
            List<Parameter> parameters,
            List<String> dropped,
            List<Span> secrets) {}

    private final String text;
    private final Dialect dialect;
    private final Atoms atoms;
    private final Parts parts;

    ConnectionTarget(String text, Dialect dialect, Atoms atoms, Parts parts) {
        this.text = text;
        this.dialect = dialect;
        this.atoms = atoms;
        this.parts = parts;
    }

    /**
     * Reads a URL as the dialect's own driver does.
     *
     * @throws UrlSyntaxException when the driver would not take it
     */
    public static ConnectionTarget parse(String text, Dialect dialect) {
        if (text.length() > LONGEST) {
            throw new UrlSyntaxException(
                    dialect.id(),
                    "it has " + text.length() + " characters",
                    text.substring(0, Math.min(text.length(), dialect.prefix().length())),
                    1,
                    "give one URL of at most " + LONGEST + " characters");
        }
        if (!text.startsWith(dialect.prefix())) {
            throw new UrlSyntaxException(
                    dialect.id(),
                    "it does not begin with " + dialect.prefix(),
                    text,
                    1,
                    "write it as " + dialect.prefix() + "//host:5432/database");
        }
        return dialect.read(text, Atoms.in(text));
    }

    /**
     * Reads a URL in the dialect its beginning names.
     *
     * @throws UrlSyntaxException when no dialect begins so, or the driver would not take it
     */
    public static ConnectionTarget parse(String text) {
        Dialect dialect = Dialects.recognise(text)
                .orElseThrow(() -> new UrlSyntaxException(
                        "PostgreSQL",
                        "no dialect begins like this",
                        text,
                        1,
                        "begin with jdbc:postgresql: (pgjdbc) or jdbc:pgsql: (pgjdbc-ng)"));
        return parse(text, dialect);
    }

    /** The dialect it was read in. */
    public Dialect dialect() {
        return dialect;
    }

    /** The servers in the order they are tried; empty where the text names none and the driver takes localhost. */
    public List<Host> hosts() {
        return parts.hosts();
    }

    /** The database, decoded; empty where the text names none. */
    public Optional<String> database() {
        return parts.database().map(Value::text);
    }

    /** The user that logs in, decoded; empty where the text names none. */
    public Optional<String> user() {
        return last("user").map(Parameter::value);
    }

    /** The password, decoded; empty where the text holds none. */
    public Optional<Secret> password() {
        return last("password").map(Parameter::value).map(Secret::of);
    }

    /** Every parameter in the order of the text, user and password included; a repeated one stands here repeatedly. */
    public List<Parameter> parameters() {
        return parts.parameters();
    }

    /**
     * How the connection is protected, the dialect's default included; empty where a placeholder hides it or where the
     * driver does not know the word and refuses to connect.
     */
    public Optional<TlsMode> tlsMode() {
        return dialect.tlsRequest(parameters())
                .map(Dialect.TlsRequest::mode)
                .orElse(Optional.of(dialect.defaultTlsMode()));
    }

    /**
     * Says the same in another dialect. TLS never gets weaker, a password never gets shown, units are converted, and
     * every parameter is accounted for.
     *
     * @throws UrlConversionException when that cannot be said, or only by changing which server is meant
     */
    public Conversion convertTo(Dialect to) {
        return new Converter(this, to).convert();
    }

    /** The text with every secret as {@code ***}. */
    public String masked() {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        for (Span secret : parts.secrets()) {
            masked.append(text, at, secret.start()).append(Secret.MASK);
            at = secret.end();
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** The text as it was given, secrets included. */
    public String text() {
        return text;
    }

    /** The names of parameters that stand in the text, and that the driver leaves out. */
    List<String> dropped() {
        return parts.dropped();
    }

    Optional<Value> databaseValue() {
        return parts.database();
    }

    /** The placeholders in the order of the text. */
    List<String> placeholders() {
        return atoms.texts();
    }

    private Optional<Parameter> last(String name) {
        List<Parameter> named = new ArrayList<>(parameters());
        named.removeIf(parameter -> !parameter.name().equals(name));
        return named.isEmpty() ? Optional.empty() : Optional.of(named.get(named.size() - 1));
    }

    /** The masked text. */
    @Override
    public String toString() {
        return masked();
    }
}
