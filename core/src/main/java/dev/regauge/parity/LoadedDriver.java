package dev.regauge.parity;

import dev.regauge.route.Profile;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A driver in a class loader of its own, ready to connect as its profile says. It is not registered with {@code
 * java.sql.DriverManager}. Safe for use by several threads.
 *
 * <p>After {@link #close} pgjdbc leaves nothing behind and its classes are collected. pgjdbc-ng 0.8.9 leaves threads that
 * end by themselves ({@code PG-JDBC I/O} within a second, Netty's {@code globalEventExecutor} within a few), and its classes
 * stay for the life of the JVM; its jar is left open, because these threads still load classes.
 */
public final class LoadedDriver implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final Profile profile;
    private final DriverFlavor flavor;
    private final Driver driver;
    private final String version;
    private final URLClassLoader loader;
    private final Duration connectLimit;
    private final Shared shared;
    private final Map<String, String> told;

    /** What all that was made of one driver have in common. */
    private static final class Shared {
        private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;
    }

    LoadedDriver(Profile profile, DriverFlavor flavor, Driver driver, String version, URLClassLoader loader) {
        this(profile, flavor, driver, version, loader, CONNECT_LIMIT, new Shared(), Map.of());
    }

    private LoadedDriver(
            Profile profile,
            DriverFlavor flavor,
            Driver driver,
            String version,
            URLClassLoader loader,
            Duration connectLimit,
            Shared shared,
            Map<String, String> told) {
        this.profile = profile;
        this.flavor = flavor;
        this.driver = driver;
        this.version = version;
        this.loader = loader;
        this.connectLimit = connectLimit;
        this.shared = shared;
        this.told = Map.copyOf(told);
    }

    /** The same driver with another limit for connecting; closing either closes the driver. */
    LoadedDriver withConnectLimit(Duration limit) {
        return new LoadedDriver(profile, flavor, driver, version, loader, limit, shared, told);
    }

    /**
     * The same driver, told more on every connection: what the server's address needs, such as TLS, and what is no part
     * of the profile. Closing either closes the driver.
     *
     * @param properties connection properties in the driver's own spelling; they beat the profile's settings
     */
    public LoadedDriver telling(Map<String, String> properties) {
        return new LoadedDriver(profile, flavor, driver, version, loader, connectLimit, shared, properties);
    }

    /** A text of the driver's or the server's without the secrets that the driver was told. */
    String masked(Database database, String text) {
        String masked = database.masked(text);
        for (Map.Entry<String, String> property : told.entrySet()) {
            if (Secrets.isSecretName(property.getKey()) && !property.getValue().isEmpty()) {
                masked = masked.replace(property.getValue(), "***");
            }
        }
        return masked;
    }

    /** What was asked for. */
    public Profile profile() {
        return profile;
    }

    /** The version that the driver's classes claim, for example {@code 42.7.14}. */
    public String driverVersion() {
        return version;
    }

    /**
     * The profile's settings that the driver does not know, or does not know with that value: it passes over both in
     * silence, so a slip in a name looks like a setting that changes nothing. Empty where the driver does not tell.
     */
    public List<String> unknownSettings() {
        try {
            DriverPropertyInfo[] known = call(
                    CONNECT_LIMIT,
                    () -> driver.getPropertyInfo(flavor.urlPrefix() + "localhost/", new Properties()),
                    done -> {});
            return profile.settings().entrySet().stream()
                    .filter(setting -> Stream.of(known).noneMatch(property -> takes(property, setting)))
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .toList();
        } catch (SQLException | TimeoutException e) {
            return List.of();
        }
    }

    private static boolean takes(DriverPropertyInfo property, Map.Entry<String, String> setting) {
        return property.name.equals(setting.getKey())
                && (property.choices == null
                        || property.choices.length == 0
                        || setting.getValue().contains(",") // a list of choices
                        || Stream.of(property.choices).anyMatch(setting.getValue()::equalsIgnoreCase));
    }

    /** {@link #connect(Database, Map)} with the profile's settings alone. */
    public Connection connect(Database database) {
        return connect(database, Map.of());
    }

    /**
     * A new connection, which the caller closes; {@link #close} closes what was forgotten.
     *
     * @param properties connection properties in the driver's own spelling, on top of the profile's settings
     * @throws CannotConnectException when there is no connection within 20 seconds or the server or the driver refuses
     */
    public Connection connect(Database database, Map<String, String> properties) {
        try {
            Connection connection = open(flavor.urlPrefix() + database.address(), database, properties);
            if (connection == null) {
                throw failure(
                        database, "the driver does not take the address for its own", "check host and port", null);
            }
            return connection;
        } catch (SQLException e) {
            String settings = profile.settings().isEmpty() ? "" : ", and the settings of the profile";
            throw failure(database, described(e, database), "check host, port, user and password" + settings, e);
        } catch (TimeoutException e) {
            throw failure(
                    database,
                    "no connection within " + connectLimit.toSeconds() + " seconds",
                    "check that the server can be reached from here",
                    null);
        }
    }

    /**
     * Connects to a URL as it stands, as a probe of URLs must.
     *
     * @return null when the driver does not take the URL for its own
     * @throws IllegalStateException when the driver is closed
     */
    @Nullable
    Connection open(String url, Database database, Map<String, String> properties)
            throws SQLException, TimeoutException {
        if (shared.closed) {
            throw new IllegalStateException(profile + " is closed");
        }
        Properties all = new Properties();
        all.putAll(profile.settings());
        all.putAll(told);
        all.putAll(properties);
        all.setProperty("user", database.user());
        all.setProperty("password", database.password());
        flavor.bound(all, (int) Math.max(1, connectLimit.toSeconds()));
        Opened opened = call(connectLimit, () -> new Opened(driver.connect(url, all)), Opened::abort);
        if (opened.connection() != null) {
            shared.connections.removeIf(LoadedDriver::isClosed);
            shared.connections.add(opened.connection());
        }
        return opened.connection();
    }

    /** A watched call's result cannot be null itself. */
    private record Opened(@Nullable Connection connection) {
        void abort() {
            if (connection != null) {
                LoadedDriver.abort(connection);
            }
        }
    }

    private <T> T call(Duration limit, Callable<T> work, Consumer<T> late) throws SQLException, TimeoutException {
        try {
            return Watchdog.call(loader, limit, work, late);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof SQLException sql ? sql : new SQLException(cause.toString(), cause);
        }
    }

    /** The class loader of the driver's classes. */
    ClassLoader loader() {
        return loader;
    }

    DriverFlavor flavor() {
        return flavor;
    }

    /** Closes every connection that is still open, takes back what the driver has registered, and lets its jars go. */
    @Override
    public void close() {
        shared.closed = true;
        try {
            call(CONNECT_LIMIT, () -> letGo(), done -> {});
            if (!flavor.lingers()) {
                loader.close();
            }
        } catch (SQLException | TimeoutException | IOException e) {
            // Nothing can be done about a driver that does not let go, and nothing depends on it.
        }
    }

    private boolean letGo() {
        shared.connections.forEach(LoadedDriver::abort);
        shared.connections.clear();
        flavor.deregister(driver.getClass());
        return true;
    }

    /**
     * Ends a connection without waiting for the server. On a JDK without security manager old drivers cannot abort, and
     * close instead.
     */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // It is broken already.
        }
    }

    /** The server process that works for a connection, as pgjdbc knows it without asking; 0 where the driver does not say. */
    static int backend(Connection connection) {
        try {
            return (int) connection.getClass().getMethod("getBackendPID").invoke(connection);
        } catch (ReflectiveOperationException | ClassCastException e) {
            return 0;
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private CannotConnectException failure(Database database, String found, String remedy, @Nullable Exception cause) {
        String message = "Cannot connect to " + database + " with " + profile + "\n  found:    " + found
                + "\n  to fix:   " + remedy;
        return cause == null ? new CannotConnectException(message) : new CannotConnectException(message, cause);
    }

    private String described(SQLException e, Database database) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String state = e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
        String reason = root == e || root.getMessage() == null || message.contains(root.getMessage())
                ? ""
                : ": " + root.getMessage();
        return masked(database, message.lines().findFirst().orElse("") + reason + state);
    }

    /** The profile; never a login. */
    @Override
    public String toString() {
        return profile.toString();
    }
}
