package dev.regauge.connect;

import dev.regauge.connect.prepare.Pooler;
import dev.regauge.connect.prepare.PreparePolicy;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to the server, one for each call: what the pool takes them from. The pool never sees URL or password.
 */
final class NewConnections implements DataSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RegaugeDataSource.class);

    /** One round trip for all there is to know about a new session. */
    private static final String ASK = """
            select pg_catalog.pg_backend_pid(), setting::pg_catalog.int8
              from pg_catalog.pg_settings where name = 'statement_timeout'""";

    private final Plan plan;
    private final SocketTimeouts timeouts;
    private final AtomicBoolean poolerSeen = new AtomicBoolean();

    NewConnections(Plan plan, SocketTimeouts timeouts) {
        this.plan = plan;
        this.timeouts = timeouts;
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean pooler = poolerSeen.get();
        Connection connection = open(pooler);
        try {
            if (setUp(connection, pooler)) {
                return connection;
            }
            connection.close();
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
        return getConnection();
    }

    private Connection open(boolean pooler) throws SQLException {
        Properties properties = plan.properties();
        if (pooler) {
            properties.putAll(plan.kind().prepare(PreparePolicy.disabled(), plan.settings()));
        }
        Connection connection = plan.driver().connect(plan.url(), properties);
        if (connection == null) {
            throw new SQLException(
                    "The driver " + plan.kind().dialect() + " does not take " + plan.url() + " for its own", "08001");
        }
        return connection;
    }

    /** Whether the connection can be used; otherwise the next one will be opened in the way that this one has taught. */
    private boolean setUp(Connection connection, boolean knewOfPooler) throws SQLException {
        prepare(connection, PreparePolicy.disabled()); // the question itself must not be prepared
        try (Statement statement = connection.createStatement()) {
            if (plan.kind() == DriverKind.PGJDBC_NG
                    && plan.settings().statementTimeout().isPresent()) {
                statement.execute("set statement_timeout = "
                        + plan.settings().statementTimeout().get().toMillis());
            }
            try (ResultSet answer = statement.executeQuery(ASK)) {
                answer.next();
                timeouts.applyTo(connection, answer.getLong(2));
                PreparePolicy policy = policy(Pooler.isBetween(connection, answer.getInt(1)));
                return prepare(connection, policy) || knewOfPooler == poolerSeen.get();
            }
        }
    }

    private PreparePolicy policy(boolean pooler) {
        PreparePolicy policy = plan.settings().preparePolicy();
        if (!pooler || plan.settings().poolerPreparing() || policy.isDisabled()) {
            return policy;
        }
        if (!poolerSeen.getAndSet(true)) {
            LOG.warn(
                    "There is a pooler in front of the server, so nothing is prepared (the policy was: {}). If it passes"
                            + " prepared statements on, as PgBouncer does from 1.21 on with max_prepared_statements, say"
                            + " Settings.withPoolerPreparing(true)",
                    policy);
        }
        return PreparePolicy.disabled();
    }

    /** Changes the policy of an open connection, which only pgjdbc can. */
    private static boolean prepare(Connection connection, PreparePolicy policy) throws SQLException {
        boolean can = connection.isWrapperFor(PGConnection.class);
        if (can) {
            connection.unwrap(PGConnection.class).setPrepareThreshold(policy.pgjdbcThreshold());
        }
        return can;
    }

    private static void closeAfter(Exception e, Connection connection) {
        try {
            connection.close();
        } catch (SQLException alsoClosing) {
            e.addSuppressed(alsoClosing);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "The login is one of the settings; connect another DataSource for another");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("There is no " + type.getName() + " in here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("Logging is done through SLF4J");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("Logging is done through SLF4J");
    }

    /** The pool sets it, and the settings' own limits are what counts. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return (int) plan.settings().connectTimeout().toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Logging is done through SLF4J");
    }

    /** Without login. */
    @Override
    public String toString() {
        return plan.toString();
    }
}
