package com.example.legacyorders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

public class AuditLogDao extends JdbcDao {

    private final JdbcTemplate jdbcTemplate;

    public AuditLogDao(DataSource dataSource) {
        super(dataSource);
        this.jdbcTemplate = new JdbcTemplate(dataSource);
    }

    static String insertInto(String table) {
        return "INSERT INTO " + table + " (table_name, row_id, action, actor) VALUES (?, ?, ?, ?)";
    }

    public void append(String tableName, long rowId, String action, String actor) {
        jdbcTemplate.update(insertInto("audit_log"), tableName, rowId, action, actor);
    }

    public List<AuditEntry> findByTable(String tableName) {
        return list(
                "SELECT id, table_name, row_id, action, actor, at FROM audit_log"
                        + " WHERE action <> 'SET ? = ?' AND table_name = ? ORDER BY at DESC LIMIT 500",
                AuditLogDao::read,
                tableName);
    }

    /** Entries of an actor; those of the system when the actor is null. */
    public List<AuditEntry> findByActor(String actor) {
        return jdbcTemplate.query(
                "SELECT id, table_name, row_id, action, actor, at FROM audit_log WHERE actor IS NOT DISTINCT FROM ?"
                        + " ORDER BY at DESC",
                (row, index) -> read(row),
                actor);
    }

    public int purgeBefore(Instant limit) {
        return jdbcTemplate.update("DELETE FROM audit_log WHERE at < ?", Timestamp.from(limit));
    }

    public void archive() {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO audit_log_archive SELECT * FROM audit_log"
                        + " WHERE at < date_trunc('year', now(), 'UTC')");
                statement.executeUpdate("DELETE FROM audit_log WHERE at < date_trunc('year', now(), 'UTC')");
            }
        });
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getString("table_name"),
                row.getLong("row_id"),
                row.getString("action"),
                row.getString("actor"),
                row.getTimestamp("at").toInstant());
    }
}
