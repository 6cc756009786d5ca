package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The key {@code Host} of Npgsql: names, addresses and folders of sockets, each perhaps with a port of its own. */
final class NpgsqlHosts {

    private NpgsqlHosts() {}

    /** The hosts of a list; those without a port of their own have that of the key {@code Port}. */
    static List<Host> of(Optional<Parameter> hosts, Optional<Parameter> port) {
        Parameter list = hosts.orElseThrow();
        Optional<String> common = port.map(Parameter::value).map(String::strip);
        List<Value> elements = list.decoded().split(',');
        if (elements.size() == 1 && AddressConversion.isSocket(list.value())) {
            return List.of(new Host(list.value(), common));
        }
        List<Host> result = new ArrayList<>();
        for (Value element : elements) {
            String text = elements.size() == 1 ? element.text() : element.text().strip();
            Host host = element.hasPlaceholder() ? hidden(element) : host(text, list.valueAt());
            result.add(host.portText().isPresent() ? host : new Host(host.name(), common));
        }
        return result;
    }

    private static Host hidden(Value element) {
        List<Value> parts = element.split(':');
        return parts.size() == 2
                ? new Host(
                        parts.get(0).text().strip(),
                        Optional.of(parts.get(1).text().strip()))
                : new Host(element.text().strip(), Optional.empty());
    }

    /** A colon begins a port where it is the only one, or stands behind the brackets of an address. */
    private static Host host(String text, int at) {
        int colon = text.lastIndexOf(':');
        int other = colon < 0 ? -1 : text.lastIndexOf(':', colon - 1);
        int bracket = text.lastIndexOf(']');
        boolean hasPort = colon >= 0 && (other < 0 || (colon > bracket && other < bracket));
        if (!hasPort) {
            return new Host(text, Optional.empty());
        }
        String port = text.substring(colon + 1).strip();
        if (NpgsqlTable.NUMBER.read(port).filter(number -> !number.equals("0")).isEmpty()) {
            throw new Misread("the port of a host is no number above 0", at, "write host:5432, or the key Port");
        }
        return new Host(text.substring(0, colon), Optional.of(port));
    }

    /** One host without its port, or several with theirs. */
    static Value written(List<Host> hosts) {
        if (hosts.size() == 1) {
            return Value.of(hosts.get(0).name());
        }
        return Value.of(hosts.stream()
                .map(host -> host.portText().isPresent() ? Said.authority(host) : host.name())
                .collect(Collectors.joining(",")));
    }
}
