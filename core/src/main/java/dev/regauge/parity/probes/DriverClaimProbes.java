package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What drivers say of themselves and of PostgreSQL by {@code DatabaseMetaData}. */
final class DriverClaimProbes {

    private DriverClaimProbes() {}

    static List<Probe> all() {
        return advised(
                "Do not decide by what a driver says of itself: know the features of PostgreSQL in the program.",
                named("driver-name").does((connection, see) -> {
                    see.text(connection.getMetaData().getDriverName());
                }),
                named("jdbc-version").does((connection, see) -> {
                    DatabaseMetaData data = connection.getMetaData();
                    see.text(data.getJDBCMajorVersion() + "." + data.getJDBCMinorVersion());
                }),
                named("identifier-quote").does((connection, see) -> {
                    DatabaseMetaData data = connection.getMetaData();
                    see.text(data.getIdentifierQuoteString() + " " + data.storesLowerCaseIdentifiers() + " "
                            + data.supportsMixedCaseIdentifiers());
                }),
                named("limits").does((connection, see) -> {
                    DatabaseMetaData data = connection.getMetaData();
                    see.text(data.getMaxColumnNameLength() + " " + data.getMaxColumnsInTable() + " "
                            + data.getMaxStatements() + " " + data.getMaxIndexLength() + " "
                            + data.getMaxTablesInSelect());
                }),
                named("sql-keywords").does((connection, see) -> {
                    List<String> words = Arrays.asList(
                            connection.getMetaData().getSQLKeywords().split(",", -1));
                    see.text("ilike " + words.contains("ilike") + ", select " + words.contains("select"));
                }),
                flags("supports-generated-keys", "supportsGetGeneratedKeys", d -> d.supportsGetGeneratedKeys()),
                flags("supports-open-results", "supportsMultipleOpenResults", d -> d.supportsMultipleOpenResults()),
                flags("supports-named-parameters", "supportsNamedParameters", d -> d.supportsNamedParameters()),
                flags(
                        "supports-hold-over-commit",
                        "supportsResultSetHoldability",
                        d -> d.supportsResultSetHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT)),
                flags("supports-ref-cursors", "supportsRefCursors", d -> d.supportsRefCursors()),
                flags(
                        "default-isolation-is-read-committed",
                        "getDefaultTransactionIsolation",
                        d -> d.getDefaultTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED),
                named("type-info").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getTypeInfo();
                    List<String> some = new ArrayList<>();
                    while (rows.next()) {
                        if (List.of("int4", "text", "jsonb", "bit", "timestamptz", "_int4")
                                .contains(rows.getString(1))) {
                            some.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getInt(3));
                        }
                    }
                    some.sort(null);
                    see.text(String.join(", ", some));
                }));
    }

    private interface Flag {
        boolean of(DatabaseMetaData data) throws SQLException;
    }

    private static Probe flags(String name, String code, Flag flag) {
        return named(name)
                .line(
                        "connection.getMetaData()." + code + "()",
                        (connection, see) -> see.text(String.valueOf(flag.of(connection.getMetaData()))));
    }

    private static Probe named(String name) {
        return Probe.named("metadata/" + name);
    }
}
