package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.prepare.PreparedStatementCache;
import java.util.HashMap;
import java.util.Map;

/** Pools and what they hold. */
final class Sources {

    /** The default of both pools. Half of it out would make ours note where each connection is borrowed. */
    private static final int POOL_SIZE = 10;

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
        config.setMaximumPoolSize(POOL_SIZE);
        properties.forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    /** HikariCP and pgjdbc by hand, told what the {@link Settings} of ours say. */
    static HikariDataSource hikariLike(Settings settings, Address address) {
        Map<String, String> properties =
                new HashMap<>(settings.preparePolicy().pgjdbcProperties(settings.preparedStatementCache()));
        properties.put("socketTimeout", String.valueOf(settings.socketTimeout().toSeconds()));
        properties.put("tcpKeepAlive", "true");
        return hikari(address, properties);
    }

    /** Ours, with all defaults of its own but for the pool's size. */
    static RegaugeDataSource regauge(Address address) {
        return Regauge.connect(Settings.of(address.jdbcUrl())
                .withUser(BenchServer.USER)
                .withPoolSize(POOL_SIZE)
                .withMinimumIdle(POOL_SIZE));
    }

    /** HikariCP over pgjdbc-ng, whose cache of its own would not hold a hundred statements. */
    static HikariDataSource hikariOverPgjdbcNg(Address address) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(
                new PgjdbcNg(address, PreparePolicy.immediately().pgjdbcNgProperties(PreparedStatementCache.DEFAULT)));
        config.setMaximumPoolSize(POOL_SIZE);
        return new HikariDataSource(config);
    }
}
