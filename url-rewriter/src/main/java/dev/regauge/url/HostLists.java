package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hosts and ports that a client hands to its driver apart from each other. */
final class HostLists {

    private HostLists() {}

    /**
     * As libpq puts the lists of {@code host} and {@code port} together: one port is for all hosts.
     *
     * @throws Misread where the numbers of both do not match
     */
    static List<Host> aligned(Optional<Value> host, Optional<Value> port, int at) {
        if (host.isEmpty() && port.isEmpty()) {
            return List.of();
        }
        List<Value> names = host.orElse(Value.of("")).split(',');
        List<Value> ports = port.orElse(Value.of("")).split(',');
        if (ports.size() != 1 && ports.size() != names.size()) {
            throw mismatch(names.size(), ports.size(), at);
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            hosts.add(host(names.get(i), Optional.of(ports.size() == 1 ? ports.get(0) : ports.get(i))));
        }
        return List.copyOf(hosts);
    }

    static Misread mismatch(int names, int ports, int at) {
        return new Misread(
                "there are " + names + " hosts and " + ports + " ports", at, "give one port, or one for each host");
    }

    /** An empty port is none. */
    static Host host(Value name, Optional<Value> port) {
        return new Host(name.text(), port.map(Value::text).filter(text -> !text.isEmpty()));
    }

    /**
     * A port as Python's {@code int()} reads it; what a placeholder hides stays as it is.
     *
     * @throws Misread where it is no number
     */
    static Value number(Value port, int at) {
        if (port.hasPlaceholder()) {
            return port;
        }
        return Value.of(PythonNumber.read(port.text())
                .orElseThrow(() -> new Misread("the port is no number", at, "write host:5432")));
    }
}
