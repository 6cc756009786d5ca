package dev.regauge.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A pool of connections, made by {@link Regauge#connect(Settings)}. A plain {@link DataSource} to jOOQ, Spring and
 * Hibernate; HikariCP is inside, and {@link #unwrap} reaches it. Safe for use by several threads; {@link #close} ends all
 * connections.
 */
public final class RegaugeDataSource implements DataSource, AutoCloseable {

    private static final AtomicInteger POOLS = new AtomicInteger();

    private final Plan plan;
    private final SocketTimeouts timeouts;
    private final HikariDataSource pool;

    private RegaugeDataSource(Plan plan, SocketTimeouts timeouts, HikariDataSource pool) {
        this.plan = plan;
        this.timeouts = timeouts;
        this.pool = pool;
    }

    static RegaugeDataSource open(Plan plan) {
        SocketTimeouts timeouts = new SocketTimeouts(plan.settings().socketTimeout());
        HikariConfig config = config(plan.settings(), new NewConnections(plan, timeouts));
        return new RegaugeDataSource(plan, timeouts, new HikariDataSource(config));
    }

    private static HikariConfig config(Settings settings, DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("regauge-" + POOLS.incrementAndGet());
        config.setDataSource(connections);
        config.setInitializationFailTimeout(-1);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(settings.minimumIdle());
        config.setConnectionTimeout(settings.borrowTimeout().toMillis());
        config.setValidationTimeout(Math.min(5000, settings.borrowTimeout().toMillis()));
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setIdleTimeout(
                settings.minimumIdle() == settings.poolSize()
                        ? 0
                        : settings.idleTimeout().toMillis());
        config.setKeepaliveTime(settings.idleCheck().toMillis());
        return config;
    }

    /**
     * A connection, which the caller closes to give it back.
     *
     * @throws java.sql.SQLTransientConnectionException when none is free within the borrow timeout
     */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            timeouts.keepRaised(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** All that counts: what was said, and what the URL said in its place. */
    public Settings settings() {
        return plan.settings();
    }

    /** Ends all connections, borrowed ones too, and the threads of the pool. */
    @Override
    public void close() {
        pool.close();
    }

    /** This, or what is inside: HikariCP's DataSource, its configuration (HikariConfigMXBean) and its figures. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(pool)) {
            return type.cast(pool);
        }
        if (type.isInstance(pool.getHikariPoolMXBean())) {
            return type.cast(pool.getHikariPoolMXBean());
        }
        throw new SQLException("There is no " + type.getName() + " in here; inside are HikariDataSource,"
                + " HikariConfigMXBean and HikariPoolMXBean");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || type.isInstance(pool) || type.isInstance(pool.getHikariPoolMXBean());
    }

    /** Not possible: the login is one of the settings. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "The login is one of the settings; connect another DataSource for another");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    /** The pool's name, the driver and the address; never a login. */
    @Override
    public String toString() {
        return pool.getPoolName() + " (" + plan + ")";
    }
}
