package com.example.legacyorders;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Run by the scheduler on Sunday night. */
public class MaintenanceTasks extends JdbcDao {

    public MaintenanceTasks(DataSource dataSource) {
        super(dataSource);
    }

    public void refreshStatistics() {
        run("ANALYZE orders; ANALYZE order_lines; ANALYZE inventory");
    }

    public void clearStockCounts() {
        run("TRUNCATE TABLE stock_counts");
    }

    private void run(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreException("Maintenance", e);
        }
    }
}
