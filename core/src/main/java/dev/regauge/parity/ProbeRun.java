package dev.regauge.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One probe under way on one driver: the connection, the statement at hand, and what has been observed so far. */
final class ProbeRun {

    private final LoadedDriver driver;
    private final Database database;
    private final Connection connection;
    private final List<String> observations = new ArrayList<>();
    private @Nullable PreparedStatement prepared;

    ProbeRun(LoadedDriver driver, Database database, Connection connection) {
        this.driver = driver;
        this.database = database;
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    ClassLoader driverLoader() {
        return driver.loader();
    }

    /** A prepared statement becomes the one at hand. */
    void use(PreparedStatement statement) {
        prepared = statement;
    }

    /** The prepared statement at hand. */
    PreparedStatement prepared() {
        if (prepared == null) {
            throw new IllegalStateException("The probe has prepared no statement");
        }
        return prepared;
    }

    /** A fresh statement; it ends with the connection. */
    Statement plain() throws SQLException {
        return connection.createStatement();
    }

    void observe(String observation) {
        observations.add(observation);
    }

    String observed() {
        return observations.isEmpty() ? "done" : String.join(" | ", observations);
    }

    /** A second connection, with something behind the address of the driver's own URL. */
    Connection connectWith(String query) throws SQLException, TimeoutException {
        return connectTo(driver.flavor().urlPrefix(), query);
    }

    /** A second connection, with a URL of any prefix. */
    Connection connectTo(String prefix, String query) throws SQLException, TimeoutException {
        Connection second = driver.open(prefix + database.address() + query, database, Map.of());
        if (second == null) {
            throw new SQLException("the driver does not accept " + prefix);
        }
        return second;
    }
}
