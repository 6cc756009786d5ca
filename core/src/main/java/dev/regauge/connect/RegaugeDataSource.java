package dev.regauge.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.diagnosis.PhysicalSource;
import dev.regauge.connect.diagnosis.PoolDiagnosis;
import dev.regauge.connect.diagnosis.PoolWatch;
import dev.regauge.connect.failure.PoolEviction;
import dev.regauge.connect.failure.Readiness;
import dev.regauge.connect.failure.Transactions;
import dev.regauge.connect.session.SessionConnections;
import dev.regauge.pipeline.Pipeline;
import dev.regauge.pipeline.PipelineListener;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

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
    private final PoolWatch watch;
    private final OpenCopies copies;
    private volatile PipelineListener listener = figures -> {};

    private RegaugeDataSource(Plan plan, SocketTimeouts timeouts, HikariDataSource pool, PoolWatch watch) {
        this.plan = plan;
        this.timeouts = timeouts;
        this.pool = pool;
        this.watch = watch;
        this.copies = new OpenCopies(pool::evictConnection);
    }

    static RegaugeDataSource open(Plan plan) {
        SocketTimeouts timeouts = new SocketTimeouts(plan.settings().socketTimeout());
        DataSource connections = new NewConnections(plan, timeouts);
        PhysicalSource physical = PhysicalSource.of(connections);
        HikariDataSource pool = new HikariDataSource(config(plan.settings(), physical));
        PoolWatch watch =
                PoolWatch.over(pool, physical, connections, plan.settings().instances());
        return new RegaugeDataSource(plan, timeouts, pool, watch);
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
        config.setExceptionOverride(new PoolEviction());
        return config;
    }

    /**
     * A connection, which the caller closes to give it back. Its transactions carry the current {@code SessionContext},
     * where one is current now or required by the settings.
     *
     * @throws dev.regauge.connect.diagnosis.PoolExhaustedException when none is free within the borrow timeout; it says why,
     *     and at once when the server refuses the login, or another reason that time does not heal, leaves the pool empty
     */
    @Override
    public Connection getConnection() throws SQLException {
        return SessionConnections.of(pooled(), plan.settings().contextRequired());
    }

    private Connection pooled() throws SQLException {
        Connection connection = borrow();
        try {
            watch.borrowed(connection);
            timeouts.keepRaised(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection borrow() throws SQLException {
        watch.checkRefused();
        copies.endForgotten();
        try {
            Connection connection = pool.getConnection();
            if (copies.endForgotten()) { // one may have come straight from the hand of a borrower who forgot a COPY
                pool.evictConnection(connection);
                connection = pool.getConnection();
            }
            return connection;
        } catch (SQLTransientConnectionException exhausted) {
            throw watch.explain(exhausted);
        }
    }

    /** An empty pipeline whose {@code run()} takes a connection from here. */
    public Pipeline pipeline() {
        return Pipeline.over(this::pooled, plan.settings().contextRequired(), listener);
    }

    /**
     * pgjdbc's manager of COPY for a connection from here, without the socket timeout while a COPY runs. One that is handed out
     * open ({@code copyIn(sql)}, {@code copyOut(sql)}) is to be ended or cancelled before the connection is given back; in
     * autocommit mode one that is forgotten ends its connection, and harms nobody else.
     *
     * @param connection borrowed from here, and used by one thread
     * @throws SQLFeatureNotSupportedException when the driver is not pgjdbc
     */
    public CopyManager copyManager(Connection connection) throws SQLException {
        Connection pooled = SessionConnections.beneath(connection);
        return Copying.manager(pooled, copies, () -> pool.evictConnection(pooled));
    }

    /** Transactions on connections from here, which are run again where that helps. */
    public Transactions transactions() {
        return Transactions.on(this);
    }

    /**
     * Waits until the database can be used.
     *
     * @param limit how long at most
     * @throws dev.regauge.connect.failure.NotReadyException when it cannot, or will not by waiting: a wrong password
     */
    public void await(Duration limit) {
        Readiness.await(pool, limit);
    }

    /** Who holds the pool, and what the server sees of it, now. */
    public PoolDiagnosis diagnose() {
        return watch.diagnose();
    }

    /** Tells what the runs of pipelines made from now on cost; the last one that was set is told. */
    public void listen(PipelineListener toRuns) {
        listener = toRuns;
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

    /** This, or what is inside: HikariCP's DataSource, its configuration and its figures, and the watch over it. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return inside().filter(type::isInstance)
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new SQLException("There is no " + type.getName() + " in here; inside are"
                        + " HikariDataSource, HikariConfigMXBean, HikariPoolMXBean and PoolWatch"));
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return inside().anyMatch(type::isInstance);
    }

    private Stream<Object> inside() {
        return Stream.of(this, pool, pool.getHikariPoolMXBean(), watch);
    }

    /** Not possible: the login is one of the settings. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "The login is one of the settings; connect another DataSource for another");
    }

    /** Null, which is JDBC's word for none: the log is SLF4J's. */
    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    /** Without effect: the log is SLF4J's. */
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // See above.
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
