package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a database is and how to log in: a connection string as its driver understands it.
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
 *   pieces      scheme jdbc:pgsql:  mark //  user app  mark :  password s%40fe  mark @  host db1  ...
 * </pre>
 *
 * <p>What is not in the text is empty here, and the driver's default applies; what is there and empty is an empty text.
 * Placeholders such as <code>${DB_HOST:localhost}</code> may stand for any component and are kept as they stand. Nothing
 * is resolved and no file is read: a {@code service} parameter is not looked up. Reading takes time in proportion to the
 * text. Immutable; prints with secrets masked.
 */
public final class ConnectionTarget {

    /** Longer texts are no connection strings. */
    static final int LONGEST = 1 << 20;

    private final String text;
    private final Dialect dialect;
    private final Layout layout;
    private final Draft.Parts parts;
    private final Optional<Wrapper> wrapper;

    ConnectionTarget(String text, Dialect dialect, Atoms atoms, Draft draft, Draft.Parts parts) {
        this(text, dialect, Layout.of(dialect, atoms, draft), parts, Optional.empty());
    }

    ConnectionTarget(String text, Dialect dialect, Layout layout, Draft.Parts parts, Optional<Wrapper> wrapper) {
        this.text = text;
        this.dialect = dialect;
        this.layout = layout;
        this.parts = parts;
        this.wrapper = wrapper;
    }

    /**
     * Reads a text as the dialect's own parser does.
     *
     * @throws UrlSyntaxException when the parser would not take it, or it has more than 1,048,576 characters
     */
    public static ConnectionTarget parse(String text, Dialect dialect) {
        refuseLong(text, dialect.id(), dialect.prefix());
        Optional<Wrapper> wrapper = Wrapper.of(text);
        if (wrapper.isPresent() && wrapper.get().wraps(dialect)) {
            return wrapper.get().read(text, dialect);
        }
        if (!dialect.takes(text)) {
            throw new UrlSyntaxException(
                    dialect.id(),
                    "it does not begin with " + String.join(" or ", dialect.prefixes()),
                    text,
                    1,
                    "write it as " + dialect.prefix() + "//host:5432/database");
        }
        return dialect.read(text);
    }

    /**
     * Reads a text in the dialect its beginning names; {@link Dialects#recognise} tells which that is.
     *
     * @throws UrlSyntaxException when no dialect begins so, or its parser would not take it
     */
    public static ConnectionTarget parse(String text) {
        refuseLong(text, "PostgreSQL", "");
        Dialect dialect = Dialects.recognise(text)
                .orElseThrow(() -> new UrlSyntaxException(
                        "PostgreSQL",
                        "no dialect begins like this",
                        text,
                        1,
                        "begin with postgresql:// (libpq and most languages), jdbc:postgresql: (pgjdbc),"
                                + " jdbc:pgsql: (pgjdbc-ng) or r2dbc:postgresql: (R2DBC), or name the dialect"));
        return parse(text, dialect);
    }

    private static void refuseLong(String text, String dialect, String prefix) {
        if (text.length() > LONGEST) {
            throw new UrlSyntaxException(
                    dialect,
                    "it has " + text.length() + " characters",
                    text.substring(0, Math.min(text.length(), prefix.length())),
                    1,
                    "give one connection string of at most " + LONGEST + " characters");
        }
    }

    /** The same reading, of the text around it. */
    ConnectionTarget in(Wrapper outer, String outerText) {
        return new ConnectionTarget(
                outerText,
                dialect,
                layout.placed(outer::place),
                WrapperRules.effective(outer, parts),
                Optional.of(outer));
    }

    /** The dialect it was read in. */
    public Dialect dialect() {
        return dialect;
    }

    /** The program named in front of the driver, for example p6spy. */
    public Optional<Wrapper> wrapper() {
        return wrapper;
    }

    /** The servers in the order they are tried; empty where the text names none and the dialect's default applies. */
    public List<Host> hosts() {
        return parts.hosts();
    }

    /** The database, decoded; empty where the text names none. */
    public Optional<String> database() {
        return parts.database().map(Value::text);
    }

    /** The user that logs in, decoded; empty where the text names none. */
    public Optional<String> user() {
        return parts.user().map(Value::text);
    }

    /** The password, decoded; empty where the text holds none. */
    public Optional<Secret> password() {
        return parts.password().map(Value::text).map(Secret::of);
    }

    /** Every parameter in the order of the text, user and password included; a repeated one stands here repeatedly. */
    public List<Parameter> parameters() {
        return parts.parameters();
    }

    /** The parameters that are neither address nor login, in the order of the text. */
    public List<Parameter> settings() {
        return parts.parameters().stream()
                .filter(parameter -> !isAddress(parameter))
                .toList();
    }

    private boolean isAddress(Parameter parameter) {
        return parameter.origin() == Parameter.Origin.USERINFO || dialect.isAddress(parameter);
    }

    /**
     * How the connection is protected, the dialect's default included; empty where a placeholder hides it or where the
     * driver does not know the word and refuses to connect.
     */
    public Optional<TlsMode> tlsMode() {
        return security().mode();
    }

    /** How the connection and the login are protected, in all respects. */
    public Security security() {
        return Security.of(dialect, parameters());
    }

    /** The parts of the text in their order; put together they are the text. */
    public List<Piece> pieces() {
        return layout.pieces();
    }

    /**
     * Says the same in another dialect. TLS never gets weaker, a password never gets shown, units are converted, and
     * every parameter is accounted for. In its own dialect a target is written as it stood.
     *
     * @throws UrlConversionException when that cannot be said, or only by changing which server is meant
     */
    public Conversion render(Dialect to) {
        return new Converter(this, to, false).convert();
    }

    /**
     * As {@link #render}, and what the other dialect cannot say is said by its next stronger word: more than was asked
     * for, which may refuse a server that was good enough before.
     *
     * @throws UrlConversionException when there is no stronger word either
     */
    public Conversion renderStronger(Dialect to) {
        return new Converter(this, to, true).convert();
    }

    /** The text with every secret as {@code ***}. */
    public String masked() {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        for (SecretSpans.Span secret : layout.secrets()) {
            masked.append(text, at, secret.start()).append(Secret.MASK);
            at = secret.end();
        }
        return masked.append(text, at, text.length()).toString();
    }

    /**
     * The {@link #pieces} of which {@link #masked} hides something, in their order: passwords, and whatever stands
     * between a colon and a stray {@code @}, which may be the rest of one. Whoever prints parts of a target prints none
     * that come from these.
     */
    public List<Piece> hidden() {
        List<SecretSpans.Span> secrets = layout.secrets();
        List<Piece> hidden = new ArrayList<>();
        int next = 0;
        for (Piece piece : pieces()) {
            while (next < secrets.size() && secrets.get(next).end() <= piece.start()) {
                next++;
            }
            if (next < secrets.size() && secrets.get(next).start() < piece.end()) {
                hidden.add(piece);
            }
        }
        return hidden;
    }

    /** The names of parameters that may hold a part of a secret; the dialect knows none of them. */
    Set<String> hiddenNames() {
        boolean some = hidden().stream().anyMatch(piece -> piece.kind() == Piece.Kind.NAME);
        return !some
                ? Set.of()
                : parameters().stream()
                        .map(Parameter::name)
                        .filter(name -> !dialect.knows(name))
                        .collect(Collectors.toSet());
    }

    /** The text as it was given, secrets included. */
    public String text() {
        return text;
    }

    /** The parts of a text without wrapper that hold secrets. */
    List<SecretSpans.Span> secretSpans() {
        return layout.secrets();
    }

    /** The names of parameters that stand in the text and that the driver leaves out, as far as they may be shown. */
    List<String> dropped() {
        boolean some = hidden().stream().anyMatch(piece -> piece.kind() == Piece.Kind.DROPPED_NAME);
        return some ? parts.dropped().stream().map(name -> Secret.MASK).toList() : parts.dropped();
    }

    Draft.Parts parts() {
        return parts;
    }

    /** The placeholders in the order of the text. */
    List<String> placeholders() {
        return layout.placeholders();
    }

    Layout layout() {
        return layout;
    }

    /** The masked text. */
    @Override
    public String toString() {
        return masked();
    }
}
