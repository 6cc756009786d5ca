package dev.regauge.bench.connect;

import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.prepare.PreparedStatementCache;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A driver and from when it prepares by name.
 *
 * @param driver which one
 * @param policy what it is told
 */
record Prepared(Driver driver, PreparePolicy policy) {

    enum Driver {
        PGJDBC("pgjdbc"),
        PGJDBC_NG("ng");

        private final String word;

        Driver(String word) {
            this.word = word;
        }
    }

    /** Three policies on both drivers. */
    static final List<Prepared> ALL = Stream.of(Driver.values())
            .flatMap(driver -> Stream.of(
                            PreparePolicy.disabled(), PreparePolicy.fromExecution(5), PreparePolicy.immediately())
                    .map(policy -> new Prepared(driver, policy)))
            .toList();

    /** For tables. */
    String name() {
        return driver.word + ", " + policy;
    }

    /** What it is compared with. */
    Prepared disabled() {
        return new Prepared(driver, PreparePolicy.disabled());
    }

    Connection connect(Address address) throws SQLException {
        if (driver == Driver.PGJDBC_NG) {
            return new PgjdbcNg(address, policy.pgjdbcNgProperties(PreparedStatementCache.DEFAULT)).getConnection();
        }
        Properties all = new Properties();
        all.putAll(policy.pgjdbcProperties(PreparedStatementCache.DEFAULT));
        all.setProperty("user", BenchServer.USER);
        return DriverManager.getConnection(address.jdbcUrl(), all);
    }
}
