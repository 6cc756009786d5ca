package com.example.legacyorders;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

public class InvoiceDao extends JdbcDao {

    private static final String SELECT = "SELECT id, invoice_number, order_id, issued_on, due_on, gross FROM invoices";

    private final JdbcTemplate jdbcTemplate;

    public InvoiceDao(DataSource dataSource) {
        super(dataSource);
        this.jdbcTemplate = new JdbcTemplate(dataSource);
    }

    public Optional<Invoice> findByNumber(String number) {
        return list(SELECT + " WHERE invoice_number = ?", InvoiceDao::read, number).stream()
                .findFirst();
    }

    public List<Invoice> findOverdue(LocalDate today) {
        return jdbcTemplate.query(
                SELECT + " WHERE paid IS NOT TRUE AND due_on < ? ORDER BY due_on",
                (row, index) -> read(row),
                Date.valueOf(today));
    }

    public BigDecimal outstanding(long customerId) {
        return jdbcTemplate.queryForObject(
                "SELECT coalesce(sum(i.gross), 0) FROM invoices i JOIN orders o ON o.id = i.order_id"
                        + " WHERE NOT i.paid AND o.customer_id = ?",
                (row, index) -> row.getBigDecimal(1),
                customerId);
    }

    public void markPaid(long id, String clerk) {
        inTransaction(connection -> {
            execute(connection, "UPDATE invoices SET paid = true, paid_at = now() WHERE id = ?", id);
            execute(connection, AuditLogDao.insertInto("audit_log"), "invoices", id, "PAID", clerk);
        });
    }

    /** Keeps the printed invoice. */
    public void saveBody(long id, String body) {
        inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE invoices SET body = ? WHERE id = ?")) {
                statement.setCharacterStream(1, new StringReader(body));
                statement.setLong(2, id);
                statement.executeUpdate();
            }
        });
    }

    public void saveReminder(long id, String text) {
        inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE invoices SET reminder = ? WHERE id = ?")) {
                statement.setString(1, text);
                statement.setLong(2, id);
                statement.executeUpdate();
            }
        });
    }

    private static Invoice read(ResultSet row) throws SQLException {
        return new Invoice(
                row.getLong("id"),
                row.getString("invoice_number"),
                row.getLong("order_id"),
                row.getDate("issued_on").toLocalDate(),
                row.getDate("due_on").toLocalDate(),
                row.getBigDecimal("gross"));
    }
}
