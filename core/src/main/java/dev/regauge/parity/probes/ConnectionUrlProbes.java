package dev.regauge.parity.probes;

import dev.regauge.parity.Observer;
import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeoutException;

/** The form of URLs: what a driver takes for its own, and what it makes of the parts. */
final class ConnectionUrlProbes {

    private static final String FULL = "Write the URL in full: `jdbc:postgresql://host:port/database?key=value`.";
    private static final String NAMED = "Escape with `%20`, never with `+`, and only what must be escaped.";

    private ConnectionUrlProbes() {}

    static List<Probe> all() {
        return List.of(
                prefix("accepts-postgresql", "jdbc:postgresql:"),
                prefix("accepts-pgsql", "jdbc:pgsql:"),
                accepts("accepts-database-only", "db"),
                accepts("accepts-one-slash", "/db"),
                accepts("accepts-no-host", "///db"),
                accepts("accepts-no-database", "//host:1234/"),
                accepts("accepts-port-too-high", "//host:65536/db"),
                accepts("accepts-login", "//user:secret@host:1234/db"),
                accepts("accepts-ipv6", "//[::1]:1234/db"),
                accepts("accepts-bad-escape", "//host:1234/db?user=50%"),
                accepts("accepts-socket", "//%2Ftmp%2Fsocket/db"),
                opens("no-slash-query", (see, second) -> "127.0.0.1:1?user=x").instead(FULL),
                opens("hosts-first-dead", (see, second) -> "127.0.0.1:1," + see.address())
                        .instead("Give one address, of a proxy that knows which server is alive."),
                opens("login-before-at", (see, second) -> "regauge_nobody:x@" + see.address())
                        .instead("Give user and password as properties, or as `?user=x&password=y`."),
                named("login-in-query")
                        .does((connection, see) -> {
                            String url = see.urlPrefix() + see.address() + "?user=regauge_nobody";
                            try (Connection second = see.connectTo(url, Map.of())) {
                                see.text("connected as the user of the properties");
                            } catch (SQLException e) {
                                see.caught(new SQLException("the login of the URL was refused", "28000"));
                            }
                        })
                        .instead("Give the user in one place: the URL or the `Properties`."),
                opens("escaped-database", (see, second) -> escaped(see.address()))
                        .instead(NAMED),
                value("value-escaped-blank", "a%20b"),
                value("value-plus", "a+b"),
                value("value-escaped-plus", "a%2Bb"),
                value("value-equals", "a=b"),
                ConnectionPropertyProbes.shows(
                        "key-twice",
                        "?ApplicationName=a&application.name=a&ApplicationName=b&application.name=b",
                        "show application_name",
                        "Give each key once."),
                ConnectionPropertyProbes.connects("query-without-value", "?nonsense", FULL),
                ConnectionPropertyProbes.connects("query-host", "?host=/nowhere", FULL));
    }

    private static Probe prefix(String name, String prefix) {
        return named(name)
                .does((connection, see) ->
                        see.text("accepted", driver(connection).acceptsURL(prefix + "//host:1234/db")))
                .showing("prefix", "\"" + prefix + "\"")
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

    private interface Address {
        String of(Observer see, Connection connection) throws SQLException, TimeoutException;
    }

    private static Probe opens(String name, Address address) {
        return named(name).does((connection, see) -> {
            try (Connection second = see.connectTo(see.urlPrefix() + address.of(see, connection), Map.of())) {
                see.text(second.isClosed() ? "closed" : "connected");
            } catch (SQLException e) {
                see.caught(e);
            }
        });
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
