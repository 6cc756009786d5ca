package com.example.legacyorders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

public class InventoryDao extends JdbcDao {

    private static final String LEVELS = "SELECT product_id, warehouse_id, quantity, reserved FROM inventory";

    private final NamedParameterJdbcTemplate namedTemplate;

    public InventoryDao(DataSource dataSource) {
        super(dataSource);
        this.namedTemplate = new NamedParameterJdbcTemplate(dataSource);
    }

    public List<StockLevel> levels(int warehouseId, List<String> productIds) {
        String sql = LEVELS + " WHERE warehouse_id = " + warehouseId + " AND product_id IN (?) ORDER BY product_id";
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, String.join(",", productIds));
            return readAll(statement, InventoryDao::read);
        } catch (SQLException e) {
            throw new StoreException("Stock in warehouse " + warehouseId, e);
        }
    }

    public List<StockLevel> levelsEverywhere(Collection<Integer> productIds) {
        return namedTemplate.query(
                LEVELS + " WHERE product_id IN (:productIds) AND quantity > :minimum ORDER BY product_id, warehouse_id",
                Map.of("productIds", productIds, "minimum", 0),
                (row, index) -> read(row));
    }

    public void reserve(long orderId, int productId, int warehouseId, int quantity) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE inventory
                           SET reserved = reserved + ?
                         WHERE product_id = ? AND warehouse_id = ?;
                        INSERT INTO stock_reservations (order_id, product_id, warehouse_id, quantity)
                        VALUES (?, ?, ?, ?)
                        """)) {
            statement.setInt(1, quantity);
            statement.setInt(2, productId);
            statement.setInt(3, warehouseId);
            statement.setLong(4, orderId);
            statement.setInt(5, productId);
            statement.setInt(6, warehouseId);
            statement.setInt(7, quantity);
            statement.execute();
        } catch (SQLException e) {
            throw new StoreException("Reserving product " + productId, e);
        }
    }

    public void move(int productId, int fromWarehouse, int toWarehouse, int quantity) {
        inTransaction(connection -> {
            adjust(connection, productId, fromWarehouse, -quantity);
            adjust(connection, productId, toWarehouse, quantity);
        });
    }

    /** Lines of a stock-taking file: product id, warehouse id and count. */
    public void importCounts(List<String[]> lines) {
        inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(insertCount())) {
                for (String[] line : lines) {
                    statement.setString(1, line[0]);
                    statement.setInt(2, Integer.parseInt(line[1]));
                    statement.setInt(3, Integer.parseInt(line[2]));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private static String insertCount() {
        return "INSERT INTO stock_counts (product_id, warehouse_id, counted) VALUES (?, ?, ?)";
    }

    private static void adjust(Connection connection, int productId, int warehouseId, int difference)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE inventory SET quantity = quantity + ? WHERE product_id = ? AND warehouse_id = ?")) {
            statement.setInt(1, difference);
            statement.setInt(2, productId);
            statement.setInt(3, warehouseId);
            statement.executeUpdate();
        }
    }

    private static StockLevel read(ResultSet row) throws SQLException {
        return new StockLevel(
                row.getInt("product_id"), row.getInt("warehouse_id"), row.getInt("quantity"), row.getInt("reserved"));
    }
}
