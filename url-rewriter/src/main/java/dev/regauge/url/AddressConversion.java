package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a conversion that decides who is connected to: hosts, ports and database, defaults included. */
final class AddressConversion {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final Report report;

    AddressConversion(ConnectionTarget source, Dialect to, Report report) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.report = report;
    }

    List<Host> hosts() {
        List<Host> hosts = new ArrayList<>();
        for (Host host : source.hosts()) {
            hosts.add(host(host));
        }
        if (hosts.size() > 1 && !to.takesManyHosts()) {
            throw report.refusal(
                    to.id() + " takes one host, and this names " + hosts.size(),
                    "choose one of them, or a name in front of them that follows the primary");
        }
        if (hosts.isEmpty() || hosts.stream().allMatch(AddressConversion::isUnnamed)) {
            return defaultHosts(hosts);
        }
        return hosts;
    }

    private static boolean isUnnamed(Host host) {
        return host.name().isEmpty();
    }

    private Host host(Host host) {
        Optional<String> port = host.portText().filter(text -> !text.isEmpty());
        String name = withoutBrackets(host.name());
        if (port.isPresent() && isNumber(port.get()) && !isPort(port.get())) {
            throw report.refusal(
                    port.get().equals("0") ? "no server listens on port 0" : "a port goes from 1 to 65535",
                    "write the port the server listens on");
        }
        if (isSocket(name) && !to.takesSocketFolders()) {
            throw report.refusal(
                    to.id() + " reaches no unix socket by its folder, and this names one",
                    "write a host and a port, localhost:5432 for a server of the same machine");
        }
        if (name.indexOf('@') >= 0 && !name.startsWith("@") && name.indexOf('{') < 0) {
            throw report.refusal(
                    "the host holds an @, so a part of the login was taken for the host",
                    "write @ in a user or password as %40");
        }
        refuseWhatIsNoName(name);
        return new Host(name, port);
    }

    /** A dialect that splits no lists, and ends no port where others do, takes what it cannot cut for one long name. */
    private void refuseWhatIsNoName(String name) {
        if (isSocket(name) || !Atoms.in(name).isEmpty()) {
            return;
        }
        if (name.indexOf(',') >= 0) {
            throw report.refusal(
                    from.id() + " takes the whole list for the name of one host",
                    "write the hosts as it takes several");
        }
        if (name.indexOf(':') >= 0 && !isAddress(name)) {
            throw report.refusal(
                    "the host holds a colon, so a port or a part of the login was taken for the host",
                    "write : in a user or password as %3A");
        }
    }

    /** Nearly: hexadecimal digits, dots and at least two colons, and perhaps a zone. */
    private static boolean isAddress(String name) {
        int zone = name.indexOf('%');
        String address = zone < 0 ? name : name.substring(0, zone);
        return address.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
                && address.indexOf(':') != address.lastIndexOf(':');
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPort(String digits) {
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return number >= 1 && number <= 65535;
    }

    /** A folder, or a name in the abstract name space of Linux. */
    static boolean isSocket(String host) {
        return host.startsWith("/") || (host.startsWith("@") && host.indexOf('@', 1) < 0);
    }

    private static String withoutBrackets(String name) {
        boolean address = name.startsWith("[") && name.endsWith("]") && name.indexOf(':') >= 0;
        return address ? name.substring(1, name.length() - 1) : name;
    }

    private List<Host> defaultHosts(List<Host> unnamed) {
        if (from.needsHost()) {
            throw report.refusal(
                    "no host is written, and " + from.id() + " does not connect without one", "write the host");
        }
        Optional<String> before = from.defaults().host();
        Optional<String> after = to.defaults().host();
        Optional<String> port =
                unnamed.isEmpty() ? Optional.empty() : unnamed.get(0).portText();
        if (before.isEmpty() && after.isPresent()) {
            report.change(
                    "",
                    "",
                    Kind.APPROXIMATE,
                    "no host is written: " + from.id() + " looks into its environment and for a unix socket, " + to.id()
                            + " goes to " + after.get());
        }
        boolean same = before.isEmpty() || before.equals(after);
        if (!same) {
            report.change(
                    "",
                    "",
                    Kind.EXACT,
                    "the host " + before.get() + " is the default of " + from.id() + ", written out");
        }
        if (same && port.isEmpty()) {
            return List.of();
        }
        String name = before.or(() -> after).orElse("localhost");
        return List.of(new Host(name, port));
    }

    Optional<Value> database() {
        Optional<Value> written =
                source.parts().database().filter(value -> !value.text().isEmpty());
        Optional<String> fixed = from.defaults().database();
        if (written.isPresent()) {
            return written;
        }
        if (fixed.isPresent()) {
            report.change(
                    "",
                    "",
                    Kind.EXACT,
                    "the database " + fixed.get() + " is the default of " + from.id() + ", written out");
            return fixed.map(Value::of);
        }
        boolean other = to.needsDatabase() || to.defaults().database().isPresent();
        if (!other) {
            return Optional.empty();
        }
        Optional<Value> user = source.parts().user();
        if (user.isEmpty()) {
            throw report.refusal(
                    "no database is written, and " + to.id() + " does not take the user's name for one",
                    "add the database");
        }
        report.change(
                "", "", Kind.EXACT, "the database is named as the user, the default of " + from.id() + ", written out");
        return user;
    }
}
