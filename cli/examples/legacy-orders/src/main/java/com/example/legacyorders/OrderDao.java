package com.example.legacyorders;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class OrderDao extends JdbcDao {

    private static final Logger log = LoggerFactory.getLogger(OrderDao.class);

    public OrderDao(DataSource dataSource) {
        super(dataSource);
    }

    public Optional<Order> find(long id) {
        return list(OrderSql.BY_ID, OrderDao::read, id).stream().findFirst();
    }

    public List<Order> findByStatuses(Collection<String> statuses) {
        if (statuses.isEmpty()) {
            log.debug("WHERE status IN ? would be empty, no orders selected");
            return List.of();
        }
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(OrderSql.BY_STATUSES)) {
            statement.setArray(1, connection.createArrayOf("text", statuses.toArray()));
            return readAll(statement, OrderDao::read);
        } catch (SQLException e) {
            throw new StoreException("Orders in " + statuses, e);
        }
    }

    public List<Order> findByIds(List<Long> ids) {
        String placeholders = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT " + OrderSql.COLUMNS + " FROM orders WHERE id IN (" + placeholders + ") ORDER BY id")) {
            for (int i = 0; i < ids.size(); i++) {
                statement.setLong(i + 1, ids.get(i));
            }
            return readAll(statement, OrderDao::read);
        } catch (SQLException e) {
            throw new StoreException("Orders " + ids, e);
        }
    }

    public List<Order> findByPriority(int priority) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT " + OrderSql.COLUMNS + " FROM orders WHERE priority IN (?) AND status <> 'CLOSED'")) {
            statement.setInt(1, priority);
            return readAll(statement, OrderDao::read);
        } catch (SQLException e) {
            throw new StoreException("Orders of priority " + priority, e);
        }
    }

    /** Orders of a clerk; those of nobody when the name is null. */
    public List<Order> findByAssignee(String assignee) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT id, customer_id, status, priority, placed_at, total, assigned_to
                          FROM orders
                         WHERE assigned_to IS ?
                           AND status <> 'CLOSED'
                         ORDER BY priority DESC, placed_at
                        """)) {
            statement.setString(1, assignee);
            return readAll(statement, OrderDao::read);
        } catch (SQLException e) {
            throw new StoreException("Orders of " + assignee, e);
        }
    }

    public List<Order> findUnassigned(String status) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(OrderSql.UNASSIGNED)) {
            statement.setString(1, status);
            return readAll(statement, OrderDao::read);
        } catch (SQLException e) {
            throw new StoreException("Unassigned orders", e);
        }
    }

    public boolean assign(long id, String assignee) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(OrderSql.ASSIGN)) {
            statement.setString(1, assignee);
            statement.setLong(2, id);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StoreException("Assigning order " + id, e);
        }
    }

    public long insert(String tenant, long customerId, int priority, BigDecimal total, String notes) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(OrderSql.INSERT, new String[] {"id"})) {
            statement.setString(1, tenant);
            statement.setLong(2, customerId);
            statement.setString(3, "NEW");
            statement.setInt(4, priority);
            statement.setBigDecimal(5, total);
            statement.setString(6, notes);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException("New order of customer " + customerId, e);
        }
    }

    public void cancel(long id, String reason) {
        inTransaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE orders SET status = 'CANCELLED', notes = ? WHERE id = ?")) {
                update.setString(1, reason);
                update.setLong(2, id);
                update.executeUpdate();
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM stock_reservations WHERE order_id = ?")) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
            execute(connection, "SELECT pg_notify('order_events', ?)", "cancelled:" + id);
        });
    }

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("status"),
                row.getInt("priority"),
                row.getTimestamp("placed_at").toInstant(),
                row.getBigDecimal("total"),
                row.getString("assigned_to"));
    }
}
