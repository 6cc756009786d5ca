package dev.regauge.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** URLs, properties and class names: what one driver obeys and the other ignores. */
final class ConnectionProbes {

    private ConnectionProbes() {}

    static List<Probe> all() {
        return List.of(
                pgsqlUrl(),
                sslMode(),
                networkTimeout(),
                prepareThreshold("ng-prepare-threshold-zero", "?preparedStatementCacheThreshold=0"),
                prepareThreshold("pgjdbc-prepare-threshold-zero", "?prepareThreshold=0"),
                driverClass("ng-driver-class", "com.impossibl.postgres.jdbc.PGDriver"),
                driverClass("pgjdbc-driver-class", "org.postgresql.Driver"));
    }

    private static Probe pgsqlUrl() {
        return named("pgsql-url")
                .step("DriverManager.getConnection(\"jdbc:pgsql://host:port/database\", user, password)", run -> {
                    try (Connection connection = run.connectTo("jdbc:pgsql://", "")) {
                        run.observe(connection.isClosed() ? "closed" : "connected");
                    }
                });
    }

    private static Probe sslMode() {
        return named("ng-ssl-mode")
                .step(getConnection("?sslMode=require"), run -> run.observe(encryption(run, "?sslMode=require")));
    }

    private static String encryption(ProbeRun run, String query) throws TimeoutException {
        try (Connection connection = run.connectWith(query);
                Statement statement = connection.createStatement();
                ResultSet ssl = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            ssl.next();
            return ssl.getBoolean(1) ? "connected with TLS" : "connected without TLS";
        } catch (SQLException e) {
            return "refused";
        }
    }

    private static Probe networkTimeout() {
        return named("ng-network-timeout")
                .step(
                        getConnection("?networkTimeout=200") + ".createStatement().execute(\"select pg_sleep(1)\")",
                        run -> run.observe(sleeping(run, "?networkTimeout=200")));
    }

    private static String sleeping(ProbeRun run, String query) throws TimeoutException {
        try (Connection connection = run.connectWith(query);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(1)");
            return "waited";
        } catch (SQLException e) {
            return "timed out";
        }
    }

    private static Probe prepareThreshold(String name, String query) {
        return named(name)
                .step(
                        getConnection(query) + ".prepareStatement(\"select 1 as counted\"), executed three times",
                        run -> run.observe(prepared(run, query)));
    }

    private static String prepared(ProbeRun run, String query) throws SQLException, TimeoutException {
        try (Connection connection = run.connectWith(query);
                PreparedStatement counted = connection.prepareStatement("select 1 as counted");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                counted.executeQuery().close();
            }
            try (ResultSet named = statement.executeQuery(
                    "select count(*) from pg_prepared_statements where statement = 'select 1 as counted'")) {
                named.next();
                return named.getInt(1) > 0 ? "prepared" : "not prepared";
            }
        }
    }

    private static Probe driverClass(String name, String className) {
        return named(name).step("Class.forName(" + Step.quoted(className) + ")", run -> {
            Class.forName(className, false, run.driverLoader());
            run.observe("present");
        });
    }

    private static String getConnection(String query) {
        return "DriverManager.getConnection(url + " + Step.quoted(query) + ", user, password)";
    }

    private static Probe named(String name) {
        return Probe.named("connection/" + name);
    }
}
