package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.List;

/** Rules of thumb: what in a URI parsers are known to disagree about. Nothing of the text is repeated. */
final class Causes {

    private final LoginCuts cuts;
    private final String text;
    private final List<Diagnosis.Cause> causes = new ArrayList<>();

    private Causes(Atoms atoms, int authority) {
        this.text = atoms.folded();
        this.cuts = LoginCuts.in(atoms, authority);
    }

    /** Of a text whose hosts, or the userinfo before them, begin at a place. */
    static List<Diagnosis.Cause> of(String text, int authority) {
        Atoms atoms = Atoms.in(text);
        return new Causes(atoms, Math.min(authority, atoms.folded().length())).find();
    }

    private List<Diagnosis.Cause> find() {
        int login = cuts.lastAt();
        if (login >= 0) {
            inLogin(text.substring(cuts.authority(), login));
        }
        int hosts = login < 0 ? cuts.authority() : login + 1;
        int end = endOfHosts(hosts);
        inHosts(text.substring(hosts, end), end);
        behindHosts(text.substring(end));
        if (login >= 0) {
            add("a user stands before the host: pgjdbc knows no user:password@", "pgjdbc: ?user=...&password=...");
        }
        return List.copyOf(causes);
    }

    private void add(String why, String write) {
        causes.add(new Diagnosis.Cause(why, write));
    }

    private void inLogin(String login) {
        addWhere(
                login.indexOf('@') >= 0,
                "a raw @ in the user or password: libpq ends the userinfo at the first @, R2DBC and the URL parsers of"
                        + " JavaScript at the last",
                "write @ as %40");
        addWhere(
                login.indexOf('/') >= 0,
                "a raw / in the user or password: libpq, R2DBC and most parsers end the hosts there",
                "write / as %2F");
        addWhere(
                login.indexOf('#') >= 0,
                "a raw # in the user or password: libpq reads on, URL parsers end the hosts there",
                "write # as %23");
        addWhere(
                login.indexOf('?') >= 0,
                "a raw ? in the user or password: libpq reads on, URL parsers end the hosts there",
                "write ? as %3F");
        addWhere(
                LoginCuts.hasBadEscape(login),
                "a % without two hexadecimal digits behind it: libpq refuses it, Python and node-postgres keep it",
                "write % as %25");
        addWhere(
                login.indexOf('+') >= 0,
                "a raw + in the user or password: a blank to R2DBC and pgjdbc-ng, itself to most others",
                "write + as %2B, and a blank as %20");
        addWhere(
                login.indexOf(' ') >= 0,
                "a raw blank in the user or password: libpq up to 17 keeps it, libpq 18 and R2DBC refuse it",
                "write a blank as %20");
    }

    private void addWhere(boolean seen, String why, String write) {
        if (seen) {
            add(why, write);
        }
    }

    private int endOfHosts(int from) {
        int end = from;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void inHosts(String hosts, int end) {
        addWhere(
                hosts.isEmpty() || hosts.startsWith(":"),
                "no host is written: some clients look into their environment, others go to localhost",
                "write the host");
        addWhere(
                hosts.indexOf(',') >= 0,
                "a list of hosts: libpq and the JDBC drivers split it and give each its port, others take it for one"
                        + " name, or one port for all",
                "write one host, or a port behind every host");
        addWhere(
                hosts.indexOf('_') >= 0,
                "an underscore in a host: pgjdbc-ng refuses it, and R2DBC takes the port for a part of the name",
                "write a host without an underscore");
        addWhere(
                end < text.length() && text.charAt(end) != '/' && text.indexOf('@', end) >= 0,
                "an @ behind the ? and no slash before it: libpq takes everything before that @ for the login",
                "write @ as %40, and a slash behind the hosts");
        addWhere(
                end == text.length() || text.charAt(end) != '/',
                "no slash behind the hosts: the JDBC drivers refuse that",
                "write a slash and the database behind the hosts");
    }

    private void behindHosts(String tail) {
        int query = tail.indexOf('?');
        String path = query < 0 ? tail : tail.substring(0, query);
        addWhere(
                tail.indexOf('+') >= 0,
                "a raw + behind the hosts: a blank to Java and in most queries, itself to libpq",
                "write + as %2B, and a blank as %20");
        addWhere(
                tail.indexOf(' ') >= 0,
                "a raw blank behind the hosts: libpq up to 17 keeps it, libpq 18 and R2DBC refuse it",
                "write a blank as %20");
        addWhere(
                tail.indexOf('#') >= 0,
                "a raw # behind the hosts: libpq and the JDBC drivers keep it, URL parsers cut the rest off",
                "write # as %23");
        addWhere(
                path.indexOf('/') < path.lastIndexOf('/'),
                "a raw / in the database: pgjdbc from 42.3 on and pgjdbc-ng refuse it",
                "write / as %2F");
        if (query >= 0) {
            parameters(tail, query + 1);
        }
    }

    private void parameters(String tail, int from) {
        boolean address = false;
        boolean secondEquals = false;
        int start = from;
        while (start <= tail.length()) {
            int ampersand = tail.indexOf('&', start);
            int end = ampersand < 0 ? tail.length() : ampersand;
            String parameter = tail.substring(start, end);
            int equals = parameter.indexOf('=');
            address |= equals >= 0 && ADDRESS.contains(parameter.substring(0, equals));
            secondEquals |= equals < parameter.lastIndexOf('=');
            start = end + 1;
        }
        addWhere(
                address,
                "the address or the login stands behind the ?: R2DBC refuses that, and others leave it to the client or"
                        + " ignore it",
                "write user, password, host, port and database before the ?");
        addWhere(secondEquals, "a second = in a value: libpq refuses it, and pgjdbc-ng drops it", "write = as %3D");
    }

    private static final List<String> ADDRESS = List.of("user", "password", "host", "port", "dbname", "database");
}
