package dev.regauge.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A database of the {@link EmbeddedServer} and how to log in to it.
 *
 * @param host the address of the server, or of a {@link FaultProxy} in front of it
 * @param port its port
 * @param name the database's name
 * @param user a superuser
 * @param password the user's password; it holds characters that URLs must escape
 */
public record TestDatabase(String host, int port, String name, String user, String password) {

    /** The address as a pgjdbc URL without user and password. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The address as a pgjdbc URL that holds user and password, escaped. */
    public String urlWithLogin() {
        return url() + "?user=" + escaped(user) + "&password=" + escaped(password);
    }

    /** The same database with a login that drivers older than SCRAM can use. */
    public TestDatabase withOldLogin() {
        return new TestDatabase(host, port, name, EmbeddedServer.OLD_LOGIN, password);
    }

    /** The same database seen through a proxy. */
    public TestDatabase through(FaultProxy proxy) {
        return new TestDatabase(proxy.host(), proxy.port(), name, user, password);
    }

    /**
     * A new connection through the pgjdbc of the test class path, which the caller closes.
     *
     * @throws IllegalStateException when the server refuses
     */
    public Connection connect() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        try {
            Connection connection = new Driver().connect(url(), login);
            if (connection == null) {
                throw new IllegalStateException("Not a URL of pgjdbc: " + url());
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to " + url(), e);
        }
    }

    /**
     * Runs SQL on a connection of its own, several statements where semicolons part them.
     *
     * @throws IllegalStateException when the server refuses
     */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot execute " + sql, e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url() + " as " + user;
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
