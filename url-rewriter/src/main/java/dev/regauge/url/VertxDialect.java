package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.VertxGrammar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URIs of the Vert.x client 4.5.28, which Hibernate Reactive and Quarkus take too, and the parser of 5.0 is the same:
 * {@code postgresql://user:password@host:5432/database?sslmode=require}. One host; parameter names in any case; of the
 * parameters it does not know only a few are handed to the server, the others say nothing.
 *
 * <p>{@code sslmode=require} checks the server's certificate against the authorities Java trusts, and not the host name,
 * unless the program sets trust options of its own.
 */
final class VertxDialect extends Dialect {

    private static final String[] SCHEMES = {
        "postgresql://", "postgres://", "vertx-reactive:postgresql://", "vertx-reactive:postgres://"
    };

    private static final Decoding TRIMMED_FORM = text -> Decoding.FORM.decode(text.trim());

    private static final Meaning TLS_WORDS = Meanings.wordsInAnyCase(
            "disable",
            "disable",
            "allow",
            "allow",
            "prefer",
            "prefer",
            "verify-ca",
            "verify-ca",
            "verify-ca",
            "require",
            "verify-full",
            "verify-full");

    VertxDialect() {
        super(
                "vertx",
                "Vert.x 4.5.28",
                List.of(SCHEMES),
                new VertxGrammar(SCHEMES),
                Map.of(
                        Kind.USER, Decoding.FORM,
                        Kind.PASSWORD, Decoding.FORM,
                        Kind.HOST, Decoding.FORM,
                        Kind.DATABASE, Decoding.FORM,
                        Kind.VALUE, TRIMMED_FORM),
                new Defaults(
                        Optional.of("localhost"),
                        Optional.of("db"),
                        Optional.of("user"),
                        Optional.of(Secret.of("pass")),
                        TlsMode.DISABLE),
                vocabulary());
    }

    private static List<Word> vocabulary() {
        return Stream.of(
                        Word.text(Concept.USER, "user"),
                        Word.text(Concept.PASSWORD, "password"),
                        Word.text(Concept.HOST, "host", "hostaddr"),
                        Word.text(Concept.PORT, "port"),
                        Word.text(Concept.DATABASE, "dbname", "database"),
                        Word.of(Concept.TLS_MODE, TLS_WORDS, "sslmode"),
                        Word.text(Concept.APPLICATION_NAME, "application_name"),
                        Word.text(Concept.SEARCH_PATH, "search_path"),
                        Word.text(Concept.SERVER_OPTIONS, "options"),
                        Word.only("the server knows no such setting and refuses it", "fallback_application_name"))
                .toList();
    }

    @Override
    String canonical(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Names and ports in the order of the text; the last of each counts, an empty port not at all. */
    @Override
    Draft.Parts settle(Draft draft) {
        Optional<String> name = Optional.empty();
        Optional<String> port = Optional.empty();
        for (Draft.Written written : draft.written()) {
            boolean unnamed = written.at() == written.portAt();
            name = unnamed ? Optional.empty() : Optional.of(withoutBrackets(written.name()));
            port = written.port().map(Value::text);
            written.port().ifPresent(value -> checkPort(value, written.portAt()));
        }
        for (Parameter parameter : draft.parameters()) {
            switch (parameter.name()) {
                case "host" -> name = Optional.of(withoutBrackets(parameter.decoded()));
                case "hostaddr" -> name = Optional.of(parameter.value());
                case "port" -> port = parameter.value().isEmpty() ? port : Optional.of(port(parameter));
                case "sslmode" -> checkMode(parameter);
                default -> {}
            }
        }
        return draft.parts(hosts(name, port), draft.settled().database());
    }

    private static List<Host> hosts(Optional<String> name, Optional<String> port) {
        return name.isEmpty() && port.isEmpty() ? List.of() : List.of(new Host(name.orElse(""), port));
    }

    private static String withoutBrackets(Value name) {
        String text = name.text();
        boolean brackets = text.length() > 1 && text.startsWith("[") && text.endsWith("]");
        return brackets ? text.substring(1, text.length() - 1) : text;
    }

    /** The client decodes a port that is a parameter twice. */
    private static String port(Parameter parameter) {
        checkPort(parameter.decoded().decoded(Decoding.FORM), parameter.valueAt());
        return parameter.value();
    }

    private static void checkPort(Value port, int at) {
        if (!port.hasPlaceholder() && !isPort(port.text())) {
            throw new Misread("the port is not a number from 1 to 65535", at, "write the port the server listens on");
        }
    }

    private static boolean isPort(String digits) {
        try {
            int number = Integer.parseInt(digits);
            return number >= 1 && number <= 65535;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void checkMode(Parameter mode) {
        boolean known =
                mode.decoded().hasPlaceholder() || TLS_WORDS.read(mode.value()).isPresent();
        if (!known) {
            throw new Misread(
                    "sslmode is none of the words the client takes",
                    mode.valueAt(),
                    "write disable, allow, prefer, require, verify-ca or verify-full");
        }
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    boolean takesManyHosts() {
        return false;
    }

    @Override
    boolean takesSocketFolders() {
        return true;
    }

    /** An empty user or password cannot stand before the {@code @}, nor a password without a user. */
    @Override
    void write(Said said, Output out) {
        out.text(SCHEMES[0]);
        boolean userinfo = said.value(Concept.USER)
                        .filter(VertxDialect::isWritten)
                        .isPresent()
                && said.value(Concept.PASSWORD).map(VertxDialect::isWritten).orElse(true);
        if (userinfo) {
            out.userinfo(said);
        }
        said.hosts().forEach(host -> out.text(authority(host)));
        out.text("/").database(said.database().orElseThrow());
        out.query(userinfo ? said.without(Concept.USER, Concept.PASSWORD) : said.parameters());
    }

    private static boolean isWritten(Value value) {
        return !value.text().isEmpty();
    }

    /** Brackets may hold letters, digits and colons only; anything else is written encoded. */
    private static String authority(Host host) {
        String name = host.name();
        boolean address = name.indexOf(':') >= 0
                && name.chars().allMatch(c -> c == ':' || (c < 128 && Character.isLetterOrDigit(c)));
        return address || !Atoms.in(name).isEmpty() ? Said.authority(host) : Said.encodedAuthority(host);
    }
}
