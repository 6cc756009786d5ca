package dev.regauge.url;

import dev.regauge.url.Dialect.TlsRequest;
import dev.regauge.url.grammar.Misread;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What pg 8 makes of the parameters that speak about TLS. Where it is asked for at all, Node.js verifies the certificate
 * and the host's name; only {@code no-verify}, or libpq's words with {@code uselibpqcompat=true}, ask for less.
 */
final class NodePgTls {

    private static final String SSLMODE = "sslmode";
    private static final String SSL = "ssl";
    private static final String COMPATIBLE = "uselibpqcompat";
    private static final List<String> FILES = List.of("sslcert", "sslkey", "sslrootcert");
    private static final List<String> SPEAKERS = List.of(SSLMODE, SSL, COMPATIBLE);

    /** Without {@code uselibpqcompat}. */
    private static final Meaning MODES = Meanings.of(NodePgTls::mode, neutral -> Optional.empty());

    /** Any other text is no mode: pg asks for TLS and then fails. */
    private static final Meaning SWITCH = Meanings.words(
            "verify-full", "true",
            "verify-full", "1",
            "require", "no-verify",
            "disable", "0",
            "disable", "");

    private final List<Parameter> parameters;

    NodePgTls(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static Stream<Word> words() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, MODES, SSLMODE),
                Word.of(Concept.TLS_MODE, SWITCH, SSL),
                Word.of(Concept.TLS_MODE, Meanings.of(any -> Optional.empty(), any -> Optional.empty()), COMPATIBLE),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.of(
                        Concept.TLS_NEGOTIATION,
                        Meanings.words("postgres", "postgres", "direct", "direct", "postgres", ""),
                        "sslnegotiation"));
    }

    /** What the parser refuses, and a file that would not be one in other dialects. */
    static void check(Draft draft) {
        NodePgTls tls = new NodePgTls(draft.parameters());
        boolean authority = tls.isSet("sslrootcert");
        if (tls.isCompatible() && tls.text(SSLMODE).equals("verify-ca") && !authority) {
            throw new Misread(
                    "verify-ca needs a sslrootcert where uselibpqcompat is true",
                    tls.last(SSLMODE).orElseThrow().valueAt(),
                    "add sslrootcert, or ask for verify-full");
        }
        if (tls.text("sslrootcert").equals("system")) {
            throw new Misread(
                    "node-pg reads a file named system, and not the authorities of the system",
                    tls.last("sslrootcert").orElseThrow().valueAt(),
                    "remove sslrootcert: verify-full trusts the authorities of Node.js");
        }
    }

    Optional<TlsRequest> request() {
        Optional<Parameter> speaker = Stream.of(SSLMODE, SSL)
                .flatMap(name -> last(name).stream())
                .filter(parameter -> parameter.name().equals(SSL) || isSet(SSLMODE))
                .findFirst()
                .or(() -> SPEAKERS.stream().flatMap(name -> last(name).stream()).findFirst());
        Optional<Parameter> compatible = last(COMPATIBLE).filter(NodePgTls::isHidden);
        if (compatible.isPresent()
                && isSet(SSLMODE)
                && MODES.read(text(SSLMODE)).isPresent()) {
            return compatible.map(parameter -> new TlsRequest(parameter, Optional.empty()));
        }
        return speaker.map(parameter -> new TlsRequest(parameter, mode(parameter)));
    }

    private Optional<TlsMode> mode(Parameter parameter) {
        if (isHidden(parameter)) {
            return Optional.empty();
        }
        if (parameter.name().equals(SSLMODE) && isSet(SSLMODE)) {
            return (isCompatible() ? compatible(parameter.value()) : MODES.read(parameter.value()))
                    .flatMap(TlsMode::ofWord);
        }
        boolean replaced = FILES.stream().anyMatch(this::isSet);
        if (replaced || !parameter.name().equals(SSL)) {
            return Optional.of(implied());
        }
        return SWITCH.read(parameter.value()).flatMap(TlsMode::ofWord);
    }

    private static Optional<String> mode(String word) {
        return Optional.of(
                switch (word) {
                    case "disable" -> "disable";
                    case "no-verify" -> "require";
                    default -> "verify-full";
                });
    }

    /** A {@code prefer} never goes on in plain text, and {@code no-verify} is no word of libpq, so it verifies. */
    private Optional<String> compatible(String word) {
        boolean authority = isSet("sslrootcert");
        return Optional.of(
                switch (word) {
                    case "disable" -> "disable";
                    case "prefer" -> "require";
                    case "require" -> authority ? "verify-ca" : "require";
                    case "verify-ca" -> "verify-ca";
                    default -> "verify-full";
                });
    }

    /** A negotiation that nobody can see into may ask for TLS, so it does. */
    TlsMode implied() {
        boolean direct = last("sslnegotiation")
                .filter(parameter -> isHidden(parameter) || parameter.value().equals("direct"))
                .isPresent();
        boolean asked =
                FILES.stream().anyMatch(this::isSet) || (direct && last(SSL).isEmpty());
        return asked ? TlsMode.VERIFY_FULL : TlsMode.DISABLE;
    }

    private boolean isCompatible() {
        return text(COMPATIBLE).equals("true");
    }

    private static boolean isHidden(Parameter parameter) {
        return parameter.decoded().hasPlaceholder();
    }

    private boolean isSet(String name) {
        return !text(name).isEmpty();
    }

    private String text(String name) {
        return last(name).map(Parameter::value).orElse("");
    }

    private Optional<Parameter> last(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .reduce((first, second) -> second);
    }
}
