package dev.regauge.connect.prepare;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGStatement;

/**
 * From which execution on a connection a statement is prepared on the server, under a name, and planned no more.
 *
 * <p>Every driver counts otherwise and has another number for "never": pgjdbc's 0 is pgjdbc-ng's cache size 0, and
 * pgjdbc-ng's threshold 0 is pgjdbc's 1. Here the number is the execution at the end of which the statement stands in
 * {@code pg_prepared_statements}, and never has a name of its own. {@code PreparePolicyTest} measures it on both drivers.
 *
 * <p>Executions of one SQL text are counted on each connection by itself, over all statement objects. Immutable.
 */
public final class PreparePolicy {

    private static final PreparePolicy DISABLED = new PreparePolicy(0);

    private final int execution;

    private PreparePolicy(int execution) {
        this.execution = execution;
    }

    /** Nothing is prepared under a name: the only safe policy behind a pooler that does not know prepared statements. */
    public static PreparePolicy disabled() {
        return DISABLED;
    }

    /**
     * At the first execution. On pgjdbc this holds for a plain {@code Statement} too, so that SQL with literals in its text
     * leaves a prepared statement for each text, up to the size of the cache (measured).
     */
    public static PreparePolicy immediately() {
        return new PreparePolicy(1);
    }

    /**
     * At the n-th execution; the first is the same as {@link #immediately}.
     *
     * @param n 1 or more; pgjdbc's own default is 5
     * @throws IllegalArgumentException for less
     */
    public static PreparePolicy fromExecution(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Cannot prepare from execution " + n
                    + ": executions are counted from 1; for never, take PreparePolicy.disabled()");
        }
        return new PreparePolicy(n);
    }

    /** The number that pgjdbc calls {@code prepareThreshold}: 0 for never, otherwise the execution. */
    public int pgjdbcThreshold() {
        return execution;
    }

    /** Whether nothing is prepared. */
    public boolean isDisabled() {
        return execution == 0;
    }

    /**
     * The connection properties that say so to pgjdbc.
     *
     * @param cache how much is kept on each connection
     */
    public Map<String, String> pgjdbcProperties(PreparedStatementCache cache) {
        return Map.of(
                "prepareThreshold", Integer.toString(execution),
                "preparedStatementCacheQueries", Integer.toString(cache.statements()),
                "preparedStatementCacheSizeMiB", Integer.toString(cache.mebibytes()));
    }

    /**
     * The connection properties that say so to pgjdbc-ng 0.8.9, whose cache has no limit in bytes.
     *
     * @param cache how much is kept on each connection
     */
    public Map<String, String> pgjdbcNgProperties(PreparedStatementCache cache) {
        return Map.of(
                "prepared-statement.cache.threshold", Integer.toString(execution <= 1 ? 0 : execution),
                "prepared-statement.cache.size", Integer.toString(isDisabled() ? 0 : cache.statements()));
    }

    /**
     * Makes this the policy of one statement, whatever that of its connection is. Executions that came before count. What
     * is prepared already stays prepared and is used.
     *
     * @param statement of pgjdbc, or a wrapper of one, as pools hand out
     * @throws SQLFeatureNotSupportedException when there is no statement of pgjdbc inside; the message says so
     */
    public void apply(Statement statement) throws SQLException {
        if (!statement.isWrapperFor(PGStatement.class)) {
            throw new SQLFeatureNotSupportedException("Cannot prepare one statement otherwise than its connection: "
                    + statement.getClass().getName()
                    + " is no statement of pgjdbc; set the policy of the whole DataSource instead");
        }
        statement.unwrap(PGStatement.class).setPrepareThreshold(execution);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparePolicy policy && policy.execution == execution;
    }

    @Override
    public int hashCode() {
        return execution;
    }

    /** For example {@code from execution 5}. */
    @Override
    public String toString() {
        return switch (execution) {
            case 0 -> "disabled";
            case 1 -> "immediately";
            default -> "from execution " + execution;
        };
    }
}
