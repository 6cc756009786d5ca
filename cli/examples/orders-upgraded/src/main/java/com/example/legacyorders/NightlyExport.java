package com.example.legacyorders;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the orders of the accounting period to a file; started by cron, apart from the application. */
public final class NightlyExport {

    private static final String URL = "jdbc:postgresql://db.internal:5432/orders"
            + "?user=nightly_export&password=zinc%40quagga%3A7%2F%23tarn%25%2B9&sslmode=require&socketTimeout=120";

    private static final String QUERY =
            "SELECT id, customer_id, status, total FROM orders WHERE status = ANY(?) ORDER BY id";

    private NightlyExport() {}

    public static void main(String[] args) throws SQLException, IOException {
        Path file = Path.of(args[0]);
        try (Connection connection = DriverManager.getConnection(URL);
                Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            connection.setAutoCommit(false);
            export(connection, writer);
            connection.commit();
        }
    }

    private static void export(Connection connection, Writer writer) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setFetchSize(1000);
            statement.setArray(1, connection.createArrayOf("text", new String[] {"SHIPPED", "CLOSED"}));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    writer.write(row.getLong("id") + ";" + row.getLong("customer_id") + ";" + row.getString("status")
                            + ";" + row.getBigDecimal("total").toPlainString() + "\n");
                }
            }
        }
    }
}
