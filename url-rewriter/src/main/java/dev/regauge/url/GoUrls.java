package dev.regauge.url;

import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the Go drivers make of a URL that {@code net/url} has taken apart. */
final class GoUrls {

    static final String DROPPED =
            "Go leaves out what holds a semicolon or a broken percent sign, and all but the first of a name";

    /** Each byte that is no UTF-8 is a character of its own. */
    static final Map<Kind, Decoding> DECODINGS = Map.of(
            Kind.USER, Decoding.PERCENT_OF_RUNES,
            Kind.PASSWORD, Decoding.PERCENT_OF_RUNES,
            Kind.HOST, Decoding.PERCENT_OF_RUNES,
            Kind.DATABASE, Decoding.PERCENT_OF_RUNES,
            Kind.NAME, Decoding.FORM_OF_RUNES,
            Kind.VALUE, Decoding.FORM_OF_RUNES);

    /** A host and its port as {@code net.SplitHostPort} tells them apart. */
    record HostAndPort(String host, String port) {}

    private GoUrls() {}

    /** The parameters that count, and the names of those that do not because another of that name stands before. */
    static Draft.Parts firstOfEachName(Draft draft, Draft.Parts parts) {
        Set<String> names = new HashSet<>();
        List<Parameter> first = new ArrayList<>();
        List<String> dropped = new ArrayList<>(draft.dropped());
        for (Parameter parameter : draft.parameters()) {
            boolean query = parameter.origin() == Parameter.Origin.QUERY;
            if (!query || names.add(parameter.name())) {
                first.add(parameter);
            } else {
                dropped.add(parameter.name());
            }
        }
        return parts.withParameters(first, dropped);
    }

    /** What {@code URL.Host} holds; empty where a placeholder hides a part of it. */
    static Optional<String> host(Draft draft) {
        List<String> hosts = new ArrayList<>();
        for (Draft.Written written : draft.written()) {
            Value port = written.port().orElse(Value.of(""));
            if (written.name().hasPlaceholder() || port.hasPlaceholder()) {
                return Optional.empty();
            }
            String colon = written.port().isPresent() ? ":" : "";
            hosts.add(written.name().text() + colon + port.text());
        }
        return Optional.of(String.join(",", hosts));
    }

    /** {@code net.SplitHostPort}; empty where it reports an error. */
    static Optional<HostAndPort> split(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        String rest = text;
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close + 1 != colon) {
                return Optional.empty();
            }
            host = text.substring(1, close);
            rest = host + text.substring(colon);
        } else if (host.indexOf(':') >= 0) {
            return Optional.empty();
        }
        boolean brackets = rest.indexOf('[') >= 0 || rest.indexOf(']') >= 0;
        return brackets ? Optional.empty() : Optional.of(new HostAndPort(host, text.substring(colon + 1)));
    }

    /** The last of each name. */
    static Map<String, Parameter> lastOfEachName(List<Parameter> parameters) {
        Map<String, Parameter> last = new HashMap<>();
        parameters.forEach(parameter -> last.put(parameter.name(), parameter));
        return last;
    }

    /** The last of a name. */
    static Optional<Parameter> last(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .reduce((first, second) -> second);
    }
}
