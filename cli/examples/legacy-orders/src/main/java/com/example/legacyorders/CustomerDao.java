package com.example.legacyorders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

public class CustomerDao extends JdbcDao {

    public enum Sort {
        NAME("name"),
        NEWEST("created_at DESC");

        private final String clause;

        Sort(String clause) {
            this.clause = clause;
        }
    }

    private static final String COLUMNS = "id, external_ref, name, email, tier, credit_limit, active";

    public CustomerDao(DataSource dataSource) {
        super(dataSource);
    }

    public List<Customer> findInCountries(Collection<String> countryCodes, Sort sort) {
        String sql = "SELECT " + COLUMNS + " FROM customers WHERE active AND country_code IN ? ORDER BY " + sort.clause;
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", countryCodes.toArray()));
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers in " + countryCodes, e);
        }
    }

    /** Customers merged into another one; the surviving customers when {@code survivor} is null. */
    public List<Customer> findMergedInto(Long survivor, boolean onlyWithOrders) {
        StringBuilder sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM customers c");
        sql.append(" WHERE c.merged_into IS ?");
        if (onlyWithOrders) {
            sql.append(" AND EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)");
        }
        sql.append(" ORDER BY c.id");
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            if (survivor == null) {
                statement.setNull(1, Types.BIGINT);
            } else {
                statement.setLong(1, survivor);
            }
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers merged into " + survivor, e);
        }
    }

    public List<Customer> findByPhone(String phone) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM customers WHERE phone IS NOT DISTINCT FROM ? ORDER BY id")) {
            statement.setString(1, phone);
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers with phone " + phone, e);
        }
    }

    public List<Customer> search(String part) {
        StringBuilder sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM customers");
        sql.append(" WHERE lower(name) LIKE '%'||lower(?)||'%' OR email LIKE '%'||?||'%'");
        sql.append(" ORDER BY name LIMIT 50");
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setString(1, part);
            statement.setString(2, part);
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers like " + part, e);
        }
    }

    /** Typing errors forgiven: trigrams. */
    public List<Customer> searchSimilar(String name) {
        return list(
                "SELECT " + COLUMNS + " FROM customers WHERE similarity(name, ?) > 0.4 ORDER BY name",
                CustomerDao::read,
                name);
    }

    public List<Customer> findByAnyChannel(Collection<String> channels) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(byAnyChannel())) {
            statement.setArray(1, connection.createArrayOf("text", channels.toArray()));
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers reachable by " + channels, e);
        }
    }

    public List<Customer> findByAnyLanguage(Collection<String> languages) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM customers WHERE preferences -> 'languages' ??| ? ORDER BY id")) {
            statement.setArray(1, connection.createArrayOf("text", languages.toArray()));
            return readAll(statement, CustomerDao::read);
        } catch (SQLException e) {
            throw new StoreException("Customers speaking " + languages, e);
        }
    }

    public void updateContact(UUID externalRef, String email, String phone) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE customers SET email = ?, phone = ? WHERE external_ref = ?")) {
            statement.setString(1, email);
            statement.setString(2, phone);
            statement.setObject(3, externalRef);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("Contact of " + externalRef, e);
        }
    }

    private static String byAnyChannel() {
        return "SELECT " + COLUMNS + " FROM customers WHERE active AND preferences -> 'channels' ?| ? ORDER BY id";
    }

    private static Customer read(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getObject("external_ref", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("tier"),
                row.getBigDecimal("credit_limit"),
                row.getBoolean("active"));
    }
}
