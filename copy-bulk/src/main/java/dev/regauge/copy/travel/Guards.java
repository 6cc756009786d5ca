package dev.regauge.copy.travel;

import dev.regauge.copy.table.Guard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks once more for a guard's truth: no row stored may be the work of a trigger too. */
final class Guards {

    private Guards() {}

    /** @throws TableChanged when the condition does not hold */
    static void require(Connection connection, Destination destination, String guard) throws SQLException {
        if (guard.isBlank()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + guard)) {
            if (!row.next() || !row.getBoolean(1)) {
                throw new TableChanged(destination);
            }
        } catch (SQLException e) {
            throw Guard.failed(e) ? new TableChanged(destination) : e;
        }
    }
}
