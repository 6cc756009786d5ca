package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that is to be written in another dialect, in its own words.
 *
 * @param hosts in the order they are tried; IPv6 addresses without brackets, sockets by their folder
 * @param parameters user and password among them, in the order of the text that was read
 */
record Said(List<Host> hosts, Optional<Value> database, List<Pair> parameters) {

    /**
     * A parameter as it will be written.
     *
     * @param concept what it is about, where that matters for the place it is written at
     */
    record Pair(Optional<Concept> concept, String name, Value value) {

        boolean isAbout(Concept other) {
            return concept.isPresent() && concept.get() == other;
        }

        boolean secret() {
            return Parameter.isSecret(name, value);
        }
    }

    Said {
        hosts = List.copyOf(hosts);
        parameters = List.copyOf(parameters);
    }

    /** Parameters as a reader of the dialect would find them. */
    static List<Parameter> parametersOf(List<Pair> pairs, Dialect dialect) {
        return pairs.stream()
                .map(pair ->
                        new Parameter(dialect.canonical(pair.name()), pair.value(), dialect.parameterOrigin(), 0, 0))
                .toList();
    }

    Optional<Value> value(Concept concept) {
        return parameters.stream()
                .filter(pair -> pair.isAbout(concept))
                .map(Pair::value)
                .findFirst();
    }

    /** The parameters about anything else. */
    List<Pair> without(Concept... concepts) {
        List<Pair> rest = new ArrayList<>(parameters);
        for (Concept concept : concepts) {
            rest.removeIf(pair -> pair.isAbout(concept));
        }
        return rest;
    }

    /** All hosts and their ports, as {@link #authority} writes them. */
    static String authorities(List<Host> hosts) {
        return hosts.stream().map(Said::authority).collect(Collectors.joining(","));
    }

    /** A host and its port, an IPv6 address in brackets. */
    static String authority(Host host) {
        boolean address = host.name().indexOf(':') >= 0 && host.name().indexOf("${") < 0;
        String name = address ? "[" + host.name() + "]" : host.name();
        return name + host.portText().map(port -> ":" + port).orElse("");
    }

    /** A host that holds slashes, percent-encoded. */
    static String encodedAuthority(Host host) {
        return Value.of(host.name()).encoded()
                + host.portText().map(port -> ":" + port).orElse("");
    }
}
