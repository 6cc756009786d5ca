package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;

/** Pools and what they hold. */
final class Sources {

    private Sources() {}

    /** HikariCP over pgjdbc as both come, but for the pool's size. */
    static HikariDataSource hikari(Address address) {
        return hikari(address, Map.of());
    }

    /** HikariCP over pgjdbc with these connection properties. */
    static HikariDataSource hikari(Address address, Map<String, String> properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(BenchServer.USER);
        config.setMaximumPoolSize(2);
        properties.forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    /** HikariCP over pgjdbc-ng. */
    static HikariDataSource hikariOverPgjdbcNg(Address address) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new PgjdbcNg(address, Map.of("preparedStatementCacheSize", "256")));
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
