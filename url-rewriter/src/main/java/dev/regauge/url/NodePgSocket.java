package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What node-pg makes of the parameters behind {@code socket:}, of which some have names of their own there. */
final class NodePgSocket {

    private static final Set<String> ONCE = Set.of("db", "encoding");
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            "client_encoding",
            "ssl",
            "sslmode",
            "uselibpqcompat",
            "sslcert",
            "sslkey",
            "sslrootcert",
            "sslnegotiation");

    private NodePgSocket() {}

    /** Of two the first would count, and most of what speaks about TLS not at all: too easy to get wrong. */
    static Optional<Value> database(Draft draft) {
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : draft.parameters()) {
            String name = parameter.name();
            if (NOT_LOOKED_AT.contains(name) || (ONCE.contains(name) && !seen.add(name))) {
                throw new Misread(
                        "behind socket: the parameter " + name + " does not count, or is written twice",
                        parameter.nameAt(),
                        "remove it");
            }
        }
        return draft.parameters().stream()
                .filter(parameter -> parameter.name().equals("db"))
                .map(Parameter::decoded)
                .findFirst();
    }

    /** The same parts with the names that the parameters have in other texts. */
    static Draft.Parts renamed(Draft.Parts parts) {
        List<Parameter> parameters =
                parts.parameters().stream().map(NodePgSocket::renamed).toList();
        return new Draft.Parts(
                parts.hosts(), parts.database(), parts.user(), parts.password(), parameters, parts.dropped());
    }

    private static Parameter renamed(Parameter parameter) {
        String name = switch (parameter.name()) {
            case "db" -> "database";
            case "encoding" -> "client_encoding";
            default -> parameter.name();
        };
        return new Parameter(name, parameter.decoded(), parameter.origin(), parameter.nameAt(), parameter.valueAt());
    }
}
