package dev.regauge.connect.prepare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.PGStatement;

/**
 * What the server has prepared for one connection: a reading of {@code pg_prepared_statements}. Immutable.
 *
 * @param statements one for each name, those of SQL's {@code PREPARE} among them, oldest first
 * @param bytes the memory that the server spends on all cached plans of this session; empty where the user may not see
 *     it, which takes a superuser or {@code pg_read_all_stats}, or where the server is older than 14
 */
public record PreparedStatements(List<Named> statements, OptionalLong bytes) {

    private static final String NAMED = """
            select name, statement, generic_plans, custom_plans
              from pg_catalog.pg_prepared_statements order by prepare_time, name""";

    private static final String BYTES = """
            select sum(total_bytes)::pg_catalog.int8 from pg_catalog.pg_backend_memory_contexts
             where name in ('CachedPlanSource', 'CachedPlanQuery', 'CachedPlan')""";

    private static final String MAY_SEE_BYTES = """
            select pg_catalog.to_regclass('pg_catalog.pg_backend_memory_contexts') is not null
               and pg_catalog.has_table_privilege('pg_catalog.pg_backend_memory_contexts', 'select')""";

    /** Copies the list. */
    public PreparedStatements {
        statements = List.copyOf(statements);
    }

    /**
     * A statement that the server knows by name.
     *
     * @param name the driver's, for example {@code S_1}
     * @param sql as it was sent, with {@code $1} for parameters; literals that stand in it are shown, so it is not for logs
     * @param genericPlans how often it was executed by the plan that fits any parameter, which costs no planning
     * @param customPlans how often it was planned for the parameters of one execution
     */
    public record Named(String name, String sql, long genericPlans, long customPlans) {

        /** Without the SQL, which may hold literals. */
        @Override
        public String toString() {
            return name + ": " + genericPlans + " generic, " + customPlans + " custom";
        }
    }

    /**
     * Asks the server, in two or three round trips, by statements that are not prepared themselves.
     *
     * @param connection a connection to a server from 14 on; in a transaction it must not have failed
     */
    public static PreparedStatements of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.isWrapperFor(PGStatement.class)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            return new PreparedStatements(named(statement), bytes(statement));
        }
    }

    private static List<Named> named(Statement statement) throws SQLException {
        List<Named> named = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(NAMED)) {
            while (row.next()) {
                named.add(new Named(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
            }
        }
        return named;
    }

    private static OptionalLong bytes(Statement statement) throws SQLException {
        try (ResultSet may = statement.executeQuery(MAY_SEE_BYTES)) {
            may.next();
            if (!may.getBoolean(1)) {
                return OptionalLong.empty();
            }
        }
        try (ResultSet sum = statement.executeQuery(BYTES)) {
            sum.next();
            return OptionalLong.of(sum.getLong(1));
        }
    }

    /** How many there are. */
    public int count() {
        return statements.size();
    }

    /** Executions by a generic plan, over all. */
    public long genericPlans() {
        return statements.stream().mapToLong(Named::genericPlans).sum();
    }

    /** Executions that were planned for their parameters, over all. */
    public long customPlans() {
        return statements.stream().mapToLong(Named::customPlans).sum();
    }
}
