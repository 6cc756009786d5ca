package dev.regauge.connect.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.metrics.RegaugeMeters;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What core/docs/diagnosis.md shows. */
@Tag("alone")
class DiagnosisPageTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @Test
    void watchedPoolExplainsItself() throws SQLException {
        PGSimpleDataSource driver = source();
        PGSimpleDataSource driverWithShortTimeouts = source();
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(500);
        // docs: diagnosis-watch
        PhysicalSource physical = PhysicalSource.of(driver);
        config.setDataSource(physical);
        HikariDataSource pool = new HikariDataSource(config);
        PoolWatch watch = PoolWatch.over(pool, physical, driverWithShortTimeouts, 3);
        // end
        try (pool) {
            assertThat(capacity(watch))
                    .isEqualTo("3 instances x 1 = 3 of 197 usable connections: the server has room for that.");
            try (Connection connection = borrow(pool, watch)) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(verdict(pool, watch)).isEqualTo(Verdict.LEAK);
            }
        }
    }

    private static String capacity(PoolWatch watch) {
        // docs: diagnosis-capacity
        watch.limits();
        String fits = watch.capacity().orElse("The server did not say what it admits.");
        // end
        return fits;
    }

    private static Connection borrow(DataSource pool, PoolWatch watch) throws SQLException {
        // docs: diagnosis-borrow
        try {
            Connection connection = pool.getConnection();
            watch.borrowed(connection);
            return connection;
        } catch (SQLTransientConnectionException e) {
            throw watch.explain(e);
        }
        // end
    }

    private static Verdict verdict(DataSource pool, PoolWatch watch) throws SQLException {
        // docs: diagnosis-read
        try (Connection connection = borrow(pool, watch)) {
            throw new IllegalStateException("It was the only one: " + connection);
        } catch (PoolExhaustedException e) {
            PoolDiagnosis diagnosis = e.diagnosis();
            return diagnosis.verdict();
        }
        // end
    }

    @Test
    void metersAreBound() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (RegaugeDataSource dataSource = Regauge.connect(database.urlWithLogin())) {
            // docs: diagnosis-meters
            RegaugeMeters.bind(registry, dataSource);
            // end
            assertThat(registry.get("regauge.pool.exhausted").functionCounters())
                    .hasSize(Verdict.values().length);
        }
    }

    @Test
    void atLeastOneInstanceHasThePool() {
        try (HikariDataSource pool = new HikariDataSource()) {
            assertThatThrownBy(() -> PoolWatch.over(pool, PhysicalSource.of(source()), source(), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setConnectTimeout(2);
        return source;
    }
}
