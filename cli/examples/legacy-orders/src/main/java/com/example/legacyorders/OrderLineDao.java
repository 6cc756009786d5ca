package com.example.legacyorders;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

public class OrderLineDao extends JdbcDao {

    private static final String SELECT =
            "SELECT l.id, l.order_id, l.product_id, l.quantity, l.unit_price, l.description FROM order_lines l";

    private final JdbcTemplate jdbcTemplate;

    public OrderLineDao(DataSource dataSource) {
        super(dataSource);
        this.jdbcTemplate = new JdbcTemplate(dataSource);
    }

    public List<OrderLine> findByOrder(long orderId) {
        return jdbcTemplate.query(
                SELECT + " WHERE l.order_id = ? ORDER BY l.line_no",
                (row, index) -> new OrderLine(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        row.getInt("product_id"),
                        row.getInt("quantity"),
                        row.getString("unit_price"),
                        row.getString("description")),
                orderId);
    }

    /** The product id as it came with the request. */
    public List<Long> findOrdersWithProduct(String productId) {
        String sql = "SELECT DISTINCT l.order_id FROM order_lines l WHERE l.product_id = ? ORDER BY l.order_id";
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, productId);
            return readAll(statement, row -> row.getLong(1));
        } catch (SQLException e) {
            throw new StoreException("Orders with product " + productId, e);
        }
    }

    public List<Long> findOrdersWithText(String description) {
        String sql = "SELECT DISTINCT l.order_id FROM order_lines l WHERE l.description = ? ORDER BY l.order_id";
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, description);
            return readAll(statement, row -> row.getLong(1));
        } catch (SQLException e) {
            throw new StoreException("Orders with " + description, e);
        }
    }

    public BigDecimal total(long orderId) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT coalesce(sum(quantity * unit_price), 0) AS total FROM order_lines WHERE order_id = ?")) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBigDecimal("total");
            }
        } catch (SQLException e) {
            throw new StoreException("Total of order " + orderId, e);
        }
    }

    public void add(long orderId, int lineNo, Product product, int quantity) {
        jdbcTemplate.update(
                "INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price, description)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                orderId,
                lineNo,
                product.id(),
                quantity,
                product.unitPrice(),
                product.name());
    }
}
