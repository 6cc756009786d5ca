package com.example.legacyorders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads of the monthly reports. */
public class ReportQueries extends JdbcDao {

    private static final String TIMEOUT_MILLIS = "120000";

    public ReportQueries(DataSource dataSource) {
        super(dataSource);
    }

    /** Lines of the revenue sheet: month, semicolon, amount. */
    public List<String> revenueByMonth(Instant from) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(i.gross) AS gross
                          FROM orders o
                          JOIN invoices i ON i.order_id = o.id
                         WHERE o.placed_at >= ?
                         GROUP BY 1
                         ORDER BY 1
                        """)) {
            statement.setTimestamp(1, Timestamp.from(from));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString("month") + ";"
                            + row.getBigDecimal("gross").toPlainString());
                }
            }
        } catch (SQLException e) {
            throw new StoreException("Revenue since " + from, e);
        }
        return lines;
    }

    public Map<String, Long> unpaidByTier(int minimumDays) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("""
                        -- who still owes us money? (tier IN ? was too slow)
                        SELECT c.tier, count(*) AS invoices
                          FROM invoices i
                          JOIN orders o ON o.id = i.order_id
                          JOIN customers c ON c.id = o.customer_id
                         WHERE NOT i.paid /* or paid_at IS ? */
                           AND (now() AT TIME ZONE 'UTC')::date - i.due_on >= ?
                         GROUP BY c.tier
                         ORDER BY c.tier
                        """)) {
            statement.setInt(1, minimumDays);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString("tier"), row.getLong("invoices"));
                }
            }
        } catch (SQLException e) {
            throw new StoreException("Unpaid invoices", e);
        }
        return counts;
    }

    public List<String> openQuestions(long customerId) {
        return list(
                "SELECT $$Order $$ || id || $$: what is still open? $$ || notes AS question FROM orders"
                        + " WHERE customer_id = ? AND notes LIKE '%?' ORDER BY id",
                row -> row.getString("question"), customerId);
    }

    public List<Order> ordersOf(Long[] customerIds) {
        return list(
                "SELECT id, customer_id, status, priority, placed_at, total, assigned_to"
                        + " FROM orders WHERE customer_id = ANY(?) ORDER BY customer_id, id",
                OrderDao::read,
                (Object) customerIds);
    }

    public Map<String, Long> bestSellers(int year, int limit) {
        Map<String, Long> sold = new LinkedHashMap<>();
        inTransaction(connection -> {
            execute(connection, "SELECT set_config('statement_timeout', ?, true)", TIMEOUT_MILLIS);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE year_sales (sku text, quantity bigint) ON COMMIT DROP");
            }
            execute(
                    connection,
                    "INSERT INTO year_sales SELECT p.sku, sum(l.quantity) FROM order_lines l"
                            + " JOIN products p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id"
                            + " WHERE extract(year FROM o.placed_at AT TIME ZONE 'UTC') = ? GROUP BY p.sku",
                    year);
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT sku, quantity FROM year_sales ORDER BY quantity DESC, sku LIMIT ?")) {
                statement.setInt(1, limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        sold.put(row.getString("sku"), row.getLong("quantity"));
                    }
                }
            }
        });
        return sold;
    }

    /** Needs pg_stat_statements in the database. */
    public List<String> slowStatements(int limit) {
        return list(
                "SELECT query FROM pg_stat_statements ORDER BY mean_exec_time DESC LIMIT ?",
                row -> row.getString("query"),
                limit);
    }
}
