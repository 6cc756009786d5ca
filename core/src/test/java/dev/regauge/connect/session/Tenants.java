package dev.regauge.connect.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database in which each tenant sees its own notes only, and the login of an application that is subject to that.
 *
 * @param owner a superuser, whom policies do not bind
 * @param application the application's login
 */
record Tenants(TestDatabase owner, TestDatabase application) {

    static final String BLUE = "blue";
    static final String GREEN = "green";
    static final String READ = "select tenant from note";

    /** Each tenant has one note. */
    static Tenants with(String... tenants) {
        TestDatabase owner = EmbeddedServer.shared().newDatabase();
        String login = "app_" + owner.name();
        owner.execute("create role " + login + " login password 'app'");
        owner.execute(schema() + "grant all on note to " + login);
        for (String tenant : tenants) {
            addNote(owner, tenant);
        }
        return new Tenants(owner, new TestDatabase(owner.host(), owner.port(), owner.name(), login, "app"));
    }

    /** The policy that the documentation recommends is the one under test. */
    private static String schema() {
        Path page = Path.of(System.getProperty("regauge.root", ".."), "core/docs/session-context.md");
        try {
            String text = Files.readString(page);
            int start = text.indexOf("```sql\n") + "```sql\n".length();
            return text.substring(start, text.indexOf("```", start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addNote(TestDatabase owner, String tenant) {
        try (Connection connection = owner.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into note (tenant, body) values (?, 'note')")) {
            insert.setString(1, tenant);
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the application's, autocommit off. */
    Connection begin() throws SQLException {
        Connection connection = application.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The same through a proxy. */
    Connection begin(FaultProxy proxy) throws SQLException {
        Connection connection = application.through(proxy).connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /** As the application connects. */
    RegaugeDataSource connect(int size, boolean contextRequired) {
        return Regauge.connect(
                Settings.of(application.urlWithLogin()).withPoolSize(size).withContextRequired(contextRequired));
    }

    /** A pool that knows nothing of contexts. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(application.url());
        config.setUsername(application.user());
        config.setPassword(application.password());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** A wrapper as others have them: a proxy that hands every call on, {@code unwrap} too. */
    static Connection logging(Connection connection) {
        InvocationHandler handler = (self, method, arguments) -> {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        Class<?>[] types = {Connection.class};
        return (Connection) Proxy.newProxyInstance(Tenants.class.getClassLoader(), types, handler);
    }

    /** Whose notes a connection sees. */
    static List<String> seen(Connection connection) throws SQLException {
        return column(connection, READ);
    }

    /** The only value of a query. */
    static String value(Connection connection, String sql) throws SQLException {
        return column(connection, sql).get(0);
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}
