package dev.regauge.copy.upsert;

import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A temporary table that the rows of one load go to before they meet those of the target. It lives in the transaction of the
 * load: created behind its {@code begin} or savepoint, dropped at its end.
 *
 * <pre>{@code
 * begin;  before();  copy() and the rows;  apply(connection, "commit")
 * }</pre>
 */
public final class Staging {

    private static final AtomicLong LOADS = new AtomicLong();

    private final UpsertPlan plan;
    private final UpsertSql sql;
    private final String name;

    private Staging(UpsertPlan plan, String name) {
        this.plan = plan;
        this.sql = new UpsertSql(plan);
        this.name = name;
    }

    /** One for a load, under a name of its own, so that loads of one transaction do not meet. */
    public static Staging of(UpsertPlan plan) {
        return new Staging(plan, Identifier.of("regauge_staging_" + LOADS.incrementAndGet()).toString());
    }

    /**
     * The statements before the rows. An identity column holds their order, since a table has none of its own; 10,000
     * numbers are taken at once, which makes it free (measured: 300,000 rows with and without, no difference).
     *
     * @param ownTransaction whether the transaction was begun for this load alone
     */
    public List<String> before(boolean ownTransaction) {
        List<String> statements = new ArrayList<>();
        if (ownTransaction && plan.rule.locking()) {
            // what others have committed before the lock was granted is to be seen behind it
            statements.add("set transaction isolation level read committed");
        }
        statements.add("create temporary table " + name + " (" + sql.ordinal()
                + " pg_catalog.int8 generated always as identity (cache 10000), "
                + plan.columns.stream().map(StagedColumn::declared).collect(Collectors.joining(", "))
                + ") on commit drop");
        return List.copyOf(statements);
    }

    /** The COPY that takes the rows as they are encoded for the target. */
    public String copy() {
        return "copy " + staged() + " ("
                + plan.columns.stream().map(StagedColumn::quoted).collect(Collectors.joining(", "))
                + ") from stdin (format binary)";
    }

    /**
     * Lets the staged rows meet those of the target and drops the staging table, in one round trip.
     *
     * @param rows how many were staged
     * @param after {@code commit} or {@code release savepoint ...}; executed only when all before it was
     */
    public Counts apply(Connection connection, long rows, String after) throws SQLException {
        List<String> script = new ArrayList<>();
        if (plan.rule.locking()) {
            script.add("lock table " + plan.table.name() + " in share row exclusive mode");
        }
        if (plan.countsInTransaction()) {
            script.add(UpsertSql.RESET);
        }
        int at = script.size();
        script.add(sql.apply(staged() + " as s"));
        script.add("drop table " + staged());
        script.add(after);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(0);
            statement.execute(String.join("; ", script));
            for (int i = 0; i < at; i++) {
                statement.getMoreResults();
            }
            try (ResultSet counted = statement.getResultSet()) {
                return counts(counted, rows);
            }
        }
    }

    static Counts counts(ResultSet counted, long rows) throws SQLException {
        counted.next();
        long keys = counted.getLong(1);
        long inserted = counted.getLong(2);
        long updated = counted.getLong(3);
        return new Counts(inserted, updated, keys - inserted - updated, rows - keys);
    }

    private String staged() {
        return "pg_temp." + name;
    }
}
