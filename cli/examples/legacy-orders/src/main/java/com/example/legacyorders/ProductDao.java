package com.example.legacyorders;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

public class ProductDao extends JdbcDao {

    private final JdbcTemplate jdbcTemplate;
    private final NamedParameterJdbcTemplate namedTemplate;

    public ProductDao(DataSource dataSource) {
        super(dataSource);
        this.jdbcTemplate = new JdbcTemplate(dataSource);
        this.namedTemplate = new NamedParameterJdbcTemplate(jdbcTemplate);
    }

    public List<Product> findByIds(Integer... ids) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, sku, name, category_id, unit_price FROM products WHERE id IN (?) ORDER BY sku")) {
            statement.setArray(1, connection.createArrayOf("int4", ids));
            return readAll(statement, ProductDao::read);
        } catch (SQLException e) {
            throw new StoreException("Products by id", e);
        }
    }

    public List<Product> findBySkus(String... skus) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, sku, name, category_id, unit_price FROM products WHERE sku = ANY(?) ORDER BY sku")) {
            statement.setArray(1, connection.createArrayOf("text", skus));
            return readAll(statement, ProductDao::read);
        } catch (SQLException e) {
            throw new StoreException("Products by sku", e);
        }
    }

    public List<Product> findByCategories(Collection<Integer> categoryIds) {
        return namedTemplate.query(
                "SELECT id, sku, name, category_id, unit_price FROM products WHERE category_id IN (:ids) ORDER BY sku",
                Map.of("ids", categoryIds),
                (row, index) -> read(row));
    }

    /** What may not travel by air. */
    public List<Product> findRestricted() {
        return jdbcTemplate.query("""
                SELECT id, sku, name, category_id, unit_price
                  FROM products
                 WHERE attributes ?& array['hazmat', 'fragile']
                   AND discontinued_on IS NULL
                """, (row, index) -> read(row));
    }

    public int rename(String sku, String name) {
        return jdbcTemplate.update("UPDATE products SET name = ? WHERE sku = ?", name, sku);
    }

    public int reprice(int categoryId, BigDecimal factor) {
        return jdbcTemplate.update(
                "UPDATE products SET unit_price = round(unit_price * ?, 2) WHERE category_id = ?", factor, categoryId);
    }

    private static Product read(ResultSet row) throws SQLException {
        return new Product(
                row.getInt("id"),
                row.getString("sku"),
                row.getString("name"),
                row.getInt("category_id"),
                row.getBigDecimal("unit_price"));
    }
}
