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
        if (hosts.size() > 1 && hosts.stream().anyMatch(AddressConversion::isUnnamed)) {
            throw report.refusal("one of its hosts has no name", "name every host, or remove the comma too many");
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
        port.ifPresent(this::checkPort);
        if (isSocket(name)) {
            checkSocket(name);
        } else if (Atoms.in(name).folded().indexOf(',') >= 0) {
            throw report.refusal(
                    from.id() + " takes the whole list of hosts for one name, so it does not connect today",
                    "write the hosts in the way that " + from.id() + " takes several");
        } else if (!isName(name)) {
            throw report.refusal(
                    "the host holds a character that no host has, so a part of the login or of a list may have been taken"
                            + " for it",
                    "percent-encode what is not meant as punctuation: @ in a password is %40, / is %2F, : is %3A");
        }
        return new Host(name, port);
    }

    private void checkPort(String port) {
        boolean hidden = !Atoms.in(port).isEmpty();
        if (!hidden && !isNumber(port)) {
            throw report.refusal(
                    "what stands in the place of a port is no number, so a part of the login may have been taken for it",
                    "percent-encode what is not meant as punctuation: @ in a password is %40, / is %2F, : is %3A");
        }
        if (!hidden && !isPort(port)) {
            throw report.refusal(
                    isZero(port) ? "no server listens on port 0" : "a port goes from 1 to 65535",
                    "write the port the server listens on");
        }
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    private void checkSocket(String folder) {
        if (folder.indexOf(',') >= 0) {
            throw report.refusal("the folder of a socket holds a comma, which separates hosts", "rename the folder");
        }
        if (from.writable() && !from.takesSocketFolders()) {
            throw report.refusal(
                    "the host is a folder, and " + from.id() + " does not reach sockets that way",
                    "write a host name or an address");
        }
        if (!to.takesSocketFolders()) {
            throw report.refusal(
                    to.id() + " reaches no unix socket by its folder, and this names one",
                    "write a host and a port, localhost:5432 for a server of the same machine");
        }
    }

    /** A name, an IPv4 or IPv6 address, or something with a placeholder in it. */
    private static boolean isName(String host) {
        return !Atoms.in(host).isEmpty() || host.chars().allMatch(AddressConversion::isNameCharacter) || isIpv6(host);
    }

    private static boolean isNameCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /** With or without a zone, as in {@code fe80::1%eth0}. */
    private static boolean isIpv6(String host) {
        int percent = host.indexOf('%');
        String address = percent < 0 ? host : host.substring(0, percent);
        String zone = percent < 0 ? "" : host.substring(percent + 1);
        return address.indexOf(':') != address.lastIndexOf(':')
                && address.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
                && zone.chars().allMatch(AddressConversion::isNameCharacter);
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

    static String withoutBrackets(String name) {
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
        String name = before.or(() -> after).orElse("");
        return List.of(new Host(name, port));
    }

    Optional<Value> database() {
        Optional<Value> written =
                source.parts().database().filter(value -> !value.text().isEmpty());
        Optional<String> fixed = from.defaults().database();
        if (written.isPresent()) {
            return written;
        }
        if (fixed.isPresent() && source.parts().database().isEmpty()) {
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
