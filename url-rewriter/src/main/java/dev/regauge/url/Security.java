package dev.regauge.url;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a connection and its login are protected. Each respect is compared by itself: a {@code verify-full} without
 * channel binding is neither more nor less than a {@code require} with it.
 *
 * @param mode how far TLS protects; empty where a placeholder hides it or it is a word the driver refuses
 * @param demands whatever else is demanded, each of a concept that protects, in neutral words: channel binding, ways of
 *     logging in, lists of revoked certificates, the server's operating system user, the oldest TLS version
 */
public record Security(Optional<TlsMode> mode, Map<Concept, String> demands) {

    /** Copies the map. */
    public Security {
        demands = Map.copyOf(demands);
    }

    static Security of(Dialect dialect, List<Parameter> parameters) {
        Map<Concept, String> demands = new EnumMap<>(Concept.class);
        for (Parameter parameter : parameters) {
            Optional<Word> word = dialect.word(parameter.name());
            Optional<Concept> concept = word.flatMap(Word::concept).filter(Concept::protects);
            if (concept.isPresent() && concept.get() != Concept.TLS_MODE) {
                String neutral = word.get().meaning().read(parameter.value()).orElse(parameter.value());
                demands.remove(concept.get());
                if (isDemand(concept.get(), neutral)) {
                    demands.put(concept.get(), neutral);
                }
            }
        }
        Optional<TlsMode> mode = dialect.tlsRequest(parameters)
                .map(Dialect.TlsRequest::mode)
                .orElseGet(() -> Optional.of(dialect.impliedTlsMode(parameters)));
        return new Security(mode, demands);
    }

    /** Whether a value asks for more than a client does by itself. */
    static boolean isDemand(Concept concept, String neutral) {
        return switch (concept) {
            case CHANNEL_BINDING, GSS_ENCRYPTION -> neutral.equals("require");
            case TLS_CERTIFICATE_MODE -> neutral.equals("require") || neutral.equals("disable");
            case TLS_MINIMUM -> !neutral.isEmpty() && !neutral.equals("TLSv1.2");
            default -> !neutral.isEmpty() && !neutral.equals("false");
        };
    }

    /** Whether this protects in every respect at least as much as the other. */
    public boolean covers(Security other) {
        boolean tls = mode.isPresent() && other.mode.isPresent() && !mode.get().weakerThan(other.mode.get());
        return (tls || mode.equals(other.mode))
                && other.demands.entrySet().stream()
                        .allMatch(demand -> demand.getValue().equals(demands.get(demand.getKey())));
    }
}
