package dev.regauge.parity.probes;

import dev.regauge.parity.Observer;
import dev.regauge.parity.Probe;
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
                named("pgsql-url")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("jdbc:pgsql://", "")) {
                                see.text(second.isClosed() ? "closed" : "connected");
                            }
                        })
                        .instead("Change the prefix with the driver: `jdbc:postgresql:` is pgjdbc's."),
                query("ng-ssl-mode", "?sslMode=require", ConnectionProbes::encryption)
                        .instead(
                                "Give both spellings, `sslmode=require&ssl.mode=require`: each driver ignores the other's."),
                query("ng-network-timeout", "?networkTimeout=200", ConnectionProbes::sleeping)
                        .instead("Call `setNetworkTimeout(executor, millis)` after connecting."),
                query("ng-prepare-threshold-zero", "?preparedStatementCacheThreshold=0", ConnectionProbes::prepared)
                        .instead(PreparationCostProbes.KEPT),
                query("pgjdbc-prepare-threshold-zero", "?prepareThreshold=0", ConnectionProbes::prepared)
                        .instead(PreparationCostProbes.KEPT),
                driverClass("ng-driver-class", "com.impossibl.postgres.jdbc.PGDriver"),
                driverClass("pgjdbc-driver-class", "org.postgresql.Driver"));
    }

    private static Probe query(String name, String query, Question question) {
        return named(name)
                .line(
                        "DriverManager.getConnection(url + \"" + query + "\", user, password)",
                        (connection, see) -> see.text(question.answer(see, query)));
    }

    private interface Question {
        String answer(Observer see, String query) throws SQLException, TimeoutException;
    }

    /** Only a refusal for the sake of TLS counts: it protects, and where it is gone nobody is told. */
    private static String encryption(Observer see, String query) throws SQLException, TimeoutException {
        try (Connection connection = see.connect(query);
                Statement statement = connection.createStatement();
                ResultSet ssl = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            ssl.next();
            return ssl.getBoolean(1) ? "connected with TLS" : "connected without TLS";
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("SSL")) {
                throw e;
            }
            return "refused";
        }
    }

    private static String sleeping(Observer see, String query) throws SQLException, TimeoutException {
        try (Connection connection = see.connect(query);
                Statement statement = connection.createStatement()) {
            return waited(statement) ? "waited" : "timed out";
        }
    }

    private static boolean waited(Statement statement) {
        try {
            return statement.execute("select pg_sleep(1)");
        } catch (SQLException e) {
            return false;
        }
    }

    private static String prepared(Observer see, String query) throws SQLException, TimeoutException {
        try (Connection connection = see.connect(query);
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
        return named(name)
                .line("Class.forName(\"" + className + "\")", (connection, see) -> {
                    see.driverClass(className);
                    see.text("present");
                })
                .instead("Do not name the class: `DriverManager` finds the driver of the URL by itself.");
    }

    private static Probe named(String name) {
        return Probe.named("connection/" + name);
    }
}
