package dev.regauge.bench.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A driver and when it prepares by name.
 *
 * @param name for tables
 * @param driver which one
 * @param properties that make it so
 */
record Prepared(String name, Driver driver, Map<String, String> properties) {

    enum Driver {
        PGJDBC,
        PGJDBC_NG
    }

    /** The three policies on both drivers; the first of each driver never prepares by name. */
    static final List<Prepared> ALL = List.of(
            new Prepared("pgjdbc, disabled", Driver.PGJDBC, Map.of("prepareThreshold", "0")),
            new Prepared("pgjdbc, from 5", Driver.PGJDBC, Map.of("prepareThreshold", "5")),
            new Prepared("pgjdbc, immediately", Driver.PGJDBC, Map.of("prepareThreshold", "1")),
            new Prepared("ng, disabled", Driver.PGJDBC_NG, Map.of("preparedStatementCacheSize", "0")),
            new Prepared("ng, from 5", Driver.PGJDBC_NG, Map.of("preparedStatementCacheThreshold", "5")),
            new Prepared("ng, immediately", Driver.PGJDBC_NG, Map.of("preparedStatementCacheThreshold", "0")));

    Connection connect(Address address) throws SQLException {
        if (driver == Driver.PGJDBC_NG) {
            return new PgjdbcNg(address, properties).getConnection();
        }
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("user", BenchServer.USER);
        return DriverManager.getConnection(address.jdbcUrl(), all);
    }

    /** What it is compared with. */
    Prepared disabled() {
        return ALL.stream().filter(other -> other.driver == driver).findFirst().orElseThrow();
    }
}
