package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The form of URLs: what a driver takes for its own, and what it makes of the parts. */
final class ConnectionUrlProbes {

    private static final String FULL = "Write the URL in full: `jdbc:postgresql://host:port/database?key=value`.";
    private static final String NAMED = "Escape with `%20`, `%3D`, `%2B`: a plus sign is read as a blank.";

    private ConnectionUrlProbes() {}

    static List<Probe> all() {
        return List.of(
                prefix("accepts-postgresql", "jdbc:postgresql://host:1234/db"),
                prefix("accepts-pgsql", "jdbc:pgsql://host:1234/db"),
                accepts("accepts-database-only", "db"),
                accepts("accepts-one-slash", "/db"),
                accepts("accepts-no-host", "///db"),
                accepts("accepts-no-database", "//host:1234/"),
                accepts("accepts-port-too-high", "//host:65536/db"),
                accepts("accepts-login", "//user:secret@host:1234/db"),
                accepts("accepts-ipv6", "//[::1]:1234/db"),
                accepts("accepts-bad-escape", "//host:1234/db?user=50%").instead("Write `%25` for a percent sign."),
                accepts("accepts-socket", "//%2Ftmp%2Fsocket/db"),
                named("no-slash-query")
                        .does((connection, see) ->
                                see.error(() -> see.connectTo(see.urlPrefix() + "127.0.0.1:1?user=x", Map.of())))
                        .instead(FULL),
                named("hosts-first-dead")
                        .does((connection, see) -> see.error(
                                () -> see.connectTo(see.urlPrefix() + "127.0.0.1:1," + see.address(), Map.of())
                                        .close()))
                        .instead("Give one address, of a proxy that knows which server is alive."),
                named("login-in-query")
                        .does((connection, see) -> {
                            String url = see.urlPrefix() + see.address() + "?user=regauge_nobody";
                            try {
                                see.connectTo(url, Map.of()).close();
                                see.text("connected as the user of the properties");
                            } catch (SQLException e) {
                                see.caught(new SQLException("the login of the URL was refused", "28000"));
                            }
                        })
                        .instead("Give the user in one place: the URL or the `Properties`."),
                named("escaped-database")
                        .does((connection, see) ->
                                see.error(() -> see.connectTo(see.urlPrefix() + escaped(see.address()), Map.of())
                                        .close()))
                        .instead(NAMED),
                value("value-escaped-blank", "a%20b"),
                value("value-plus", "a+b"),
                value("value-escaped-plus", "a%2Bb"),
                value("value-equals", "a=b"),
                value("value-escaped-equals", "a%3Db"),
                ConnectionPropertyProbes.shows(
                        "key-twice",
                        "?ApplicationName=a&application.name=a&ApplicationName=b&application.name=b",
                        "show application_name",
                        "Give each key once."),
                ConnectionPropertyProbes.connects("query-without-value", "?nonsense", FULL),
                ConnectionPropertyProbes.connects("query-port", "?port=1", FULL),
                ConnectionPropertyProbes.connects("query-pgport", "?PGPORT=1", FULL));
    }

    private static Probe prefix(String name, String url) {
        return named(name)
                .does((connection, see) ->
                        see.text("accepted", driver(connection).acceptsURL(url)))
                .showing("url", "\"" + url + "\"")
                .instead(
                        "Change the prefix with the driver: `jdbc:postgresql:` is pgjdbc's, `jdbc:pgsql:` pgjdbc-ng's.");
    }

    /** Of a URL that begins as the driver wants it. */
    private static Probe accepts(String name, String rest) {
        return named(name)
                .does((connection, see) -> {
                    String prefix = see.urlPrefix().replace("//", "");
                    see.text("accepted", driver(connection).acceptsURL(prefix + rest));
                })
                .showing("rest", "\"" + rest + "\"")
                .instead(FULL);
    }

    private static Driver driver(Connection connection) {
        return ServiceLoader.load(Driver.class, connection.getClass().getClassLoader())
                .iterator()
                .next();
    }

    private static Probe value(String name, String value) {
        return ConnectionPropertyProbes.shows(
                name, "?ApplicationName=" + value + "&application.name=" + value, "show application_name", NAMED);
    }

    private static String escaped(String address) {
        int name = address.indexOf('/') + 1;
        return address.substring(0, name) + "%" + Integer.toHexString(address.charAt(name))
                + address.substring(name + 1);
    }

    private static Probe named(String name) {
        return Probe.named("connection/" + name);
    }
}
