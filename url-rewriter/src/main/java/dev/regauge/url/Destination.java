package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a target comes down to: the servers, the login and the database, defaults in place and spelling aside, so that
 * the readings of two parsers can be compared. Holds a password; never printed.
 *
 * @param hosts each as {@code name:port}; a name that only the client's machine could tell is empty
 * @param detours parameters that lead elsewhere than to the hosts
 */
record Destination(List<String> hosts, List<String> detours, String user, String password, String database) {

    private static final String PORT = "5432";

    private static final List<Concept> DETOURS =
            List.of(Concept.HOST_ADDRESS, Concept.SERVICE, Concept.SOCKET_FACTORY, Concept.SOCKET_FACTORY_ARGUMENT);

    static Destination of(ConnectionTarget target) {
        Dialect.Defaults defaults = target.dialect().defaults();
        String user = written(target.user()).or(defaults::user).orElse("");
        String password = written(target.password().map(Secret::reveal))
                .or(() -> defaults.password().map(Secret::reveal))
                .orElse("");
        String database = written(target.database()).or(defaults::database).orElse(user);
        return new Destination(hosts(target), detours(target), user, password, database);
    }

    /** What is there and empty is as good as absent: a client takes its default for both. */
    private static Optional<String> written(Optional<String> text) {
        return text.filter(some -> !some.isEmpty());
    }

    private static List<String> hosts(ConnectionTarget target) {
        String unnamed = target.dialect().defaults().host().orElse("");
        List<String> hosts = new ArrayList<>();
        for (Host host : target.hosts()) {
            String name = host.name().isEmpty() ? unnamed : name(host);
            hosts.add(name + ":" + port(host));
        }
        return hosts.isEmpty() ? List.of(unnamed + ":" + PORT) : List.copyOf(hosts);
    }

    /** Names are the same in capitals, folders are not. */
    static String name(Host host) {
        String name = host.name();
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        String plain = bracketed ? name.substring(1, name.length() - 1) : name;
        return plain.startsWith("/") || plain.indexOf('{') >= 0 ? plain : plain.toLowerCase(Locale.ROOT);
    }

    static String port(Host host) {
        String text = host.portText().orElse("");
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        return text.isEmpty() ? PORT : text.substring(zeros);
    }

    private static List<String> detours(ConnectionTarget target) {
        return target.parameters().stream()
                .filter(parameter -> isDetour(target.dialect(), parameter))
                .map(parameter -> detour(target.dialect(), parameter) + "=" + parameter.value())
                .sorted()
                .toList();
    }

    private static Concept detour(Dialect dialect, Parameter parameter) {
        return DETOURS.stream()
                .filter(concept -> dialect.isAbout(parameter, concept))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a parameter leads elsewhere than to the hosts. */
    static boolean isDetour(Dialect dialect, Parameter parameter) {
        return !parameter.value().isEmpty()
                && DETOURS.stream().anyMatch(concept -> dialect.isAbout(parameter, concept));
    }

    boolean sameServers(Destination other) {
        return hosts.equals(other.hosts) && detours.equals(other.detours);
    }

    boolean sameLogin(Destination other) {
        return user.equals(other.user) && password.equals(other.password);
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
