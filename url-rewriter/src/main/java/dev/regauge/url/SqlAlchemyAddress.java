package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who a URL of SQLAlchemy leads to: one host in front, and in the parameters {@code host} and {@code port}, which win.
 * Several are written as {@code host=h1:1&host=h2:2} or {@code host=h1,h2&port=1,2}, as
 * {@code _split_multihost_from_url} reads them.
 */
final class SqlAlchemyAddress {

    /** Hosts of the parameters and their ports, as many as hosts. */
    record Listed(List<Value> hosts, List<Optional<Value>> ports) {}

    private final Draft draft;
    private final List<Value> hosts;
    private final List<Value> ports;
    private final int at;

    SqlAlchemyAddress(Draft draft) {
        this.draft = draft;
        hosts = values("host");
        ports = values("port");
        at = place();
        port();
    }

    private int place() {
        return draft.parameters().stream()
                .filter(parameter ->
                        parameter.name().equals("host") || parameter.name().equals("port"))
                .mapToInt(Parameter::valueAt)
                .findFirst()
                .orElse(0);
    }

    private List<Value> values(String name) {
        return draft.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::decoded)
                .toList();
    }

    /** The host in front; an empty one is as if it were not there. */
    Optional<Value> host() {
        return draft.written().stream()
                .map(Draft.Written::name)
                .filter(name -> !name.text().isEmpty())
                .findFirst();
    }

    /** The port in front, as a number; 0 is as if it were not there. */
    Optional<Value> port() {
        return draft.written().stream()
                .flatMap(written -> written.port().stream().map(port -> HostLists.number(port, written.portAt())))
                .filter(port -> !port.text().equals("0"))
                .findFirst();
    }

    /** The port of the parameters where it is one, or else the port in front. */
    Optional<Value> onePort() {
        return ports.isEmpty() ? port() : Optional.of(HostLists.number(ports.get(0), at));
    }

    /** Every {@code host} of the parameters, as it stands. */
    List<Value> hostValues() {
        return hosts;
    }

    /** Every {@code port} of the parameters, as it stands. */
    List<Value> portValues() {
        return ports;
    }

    /**
     * The hosts of the parameters; empty where they name none.
     *
     * @throws Misread where both ways of writing several are mixed, or the numbers do not match
     */
    Optional<Listed> listed() {
        Optional<Listed> pairs = hosts.size() > 1 ? Optional.of(repeated()) : single();
        if (pairs.isPresent() && !ports.isEmpty()) {
            throw new Misread(
                    "hosts with their ports and a list of ports stand side by side",
                    at,
                    "write host=h1:5432&host=h2:5432, or host=h1,h2&port=5432,5432");
        }
        return pairs.isPresent() ? pairs : lists();
    }

    /** {@code zip} of Python cuts all to the shortest, so a part too many counts for nothing beside one without. */
    private Listed repeated() {
        List<List<Value>> tokens = hosts.stream().map(host -> host.split(':')).toList();
        if (tokens.stream().allMatch(parts -> parts.size() > 2)) {
            throw new Misread("the hosts hold more than one colon", at, "write host=::1,::2&port=5432,5433");
        }
        List<Value> names = tokens.stream().map(parts -> parts.get(0)).toList();
        List<Optional<Value>> numbers = tokens.stream()
                .map(parts -> parts.size() > 1 ? number(parts.get(1)) : Optional.<Value>empty())
                .toList();
        return new Listed(names, numbers);
    }

    /** A port in a {@code host} that stands there once counts behind a plain name only. */
    private Optional<Listed> single() {
        List<Value> parts = hosts.isEmpty() ? List.of() : hosts.get(0).split(':');
        boolean pair = ports.isEmpty() && parts.size() == 2 && isPlain(parts.get(0)) && isDigits(parts.get(1));
        return pair ? Optional.of(new Listed(List.of(parts.get(0)), List.of(number(parts.get(1))))) : Optional.empty();
    }

    private static boolean isPlain(Value name) {
        return name.segments().stream()
                .filter(segment -> !segment.placeholder())
                .flatMapToInt(segment -> segment.text().chars())
                .allMatch(c -> c == '.' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static boolean isDigits(Value port) {
        return port.segments().stream()
                .filter(segment -> !segment.placeholder())
                .flatMapToInt(segment -> segment.text().codePoints())
                .allMatch(Character::isDigit);
    }

    private Optional<Listed> lists() {
        List<Value> names = hosts.isEmpty() ? List.of() : hosts.get(0).split(',');
        List<Value> listed = ports.size() == 1 ? ports.get(0).split(',') : ports;
        List<Optional<Value>> numbers = listed.stream().map(this::number).toList();
        int expected = names.isEmpty() ? Math.min(1, numbers.size()) : names.size();
        if (!numbers.isEmpty() && numbers.size() != expected) {
            throw HostLists.mismatch(names.size(), numbers.size(), at);
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Value>> filled = new ArrayList<>(numbers);
        while (filled.size() < names.size()) {
            filled.add(Optional.empty());
        }
        return Optional.of(new Listed(names, List.copyOf(filled)));
    }

    private Optional<Value> number(Value port) {
        return port.text().isEmpty() ? Optional.empty() : Optional.of(HostLists.number(port, at));
    }

    /** Where the first {@code host} or {@code port} of the parameters stands. */
    int at() {
        return at;
    }
}
