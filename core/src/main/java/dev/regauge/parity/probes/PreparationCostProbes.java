package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What calls on the connection cost, and when a statement is kept prepared on the server. */
final class PreparationCostProbes {

    /** Both drivers read a property of their own only. */
    static final String KEPT = "Set both: `prepareThreshold=1&preparedStatementCacheThreshold=0` prepares at once,"
            + " `prepareThreshold=0&preparedStatementCacheThreshold=1000000` never.";

    private static final String ONCE = "Ask once when the connection is opened, not for every statement.";
    private static final String POOL = "Let the pool keep connections open: connecting is what costs most.";

    private PreparationCostProbes() {}

    static List<Probe> all() {
        return List.of(
                kept("kept-after-one", "", 1),
                kept("kept-after-five", "", 5),
                kept("kept-after-four", "", 4),
                kept("kept-threshold-zero-six", "?prepareThreshold=0", 6),
                kept("kept-threshold-one", "?prepareThreshold=1", 1),
                kept("kept-threshold-negative", "?prepareThreshold=-1", 1),
                kept("kept-both-at-once", "?prepareThreshold=1&preparedStatementCacheThreshold=0", 1),
                kept("kept-both-never", "?prepareThreshold=0&preparedStatementCacheThreshold=1000000", 6),
                kept("kept-ng-threshold-zero", "?preparedStatementCacheThreshold=0", 1),
                kept("kept-ng-threshold-one", "?preparedStatementCacheThreshold=1", 1),
                kept("kept-ng-threshold-two-thrice", "?preparedStatementCacheThreshold=2", 3),
                kept("kept-ng-threshold-dotted", "?prepared-statement.cache.threshold=2", 1),
                kept("kept-without-cache", "?preparedStatementCacheQueries=0", 6),
                kept("kept-without-cache-ng", "?preparedStatementCacheSize=0", 6),
                named("kept-after-close")
                        .does((connection, see) -> {
                            for (int i = 1; i <= 7; i++) {
                                try (PreparedStatement s = connection.prepareStatement("select 1 as closed")) {
                                    s.executeQuery().close();
                                }
                            }
                            see.cost(kept(connection, "select 1 as closed"));
                        })
                        .instead(KEPT),
                named("close-and-prepare-again")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            c.prepareStatement("select 1 as again").executeQuery();
                            see.roundTrips(c, () -> {
                                PreparedStatement s = c.prepareStatement("select 1 as again");
                                s.executeQuery().close();
                                s.close();
                            });
                        })
                        .instead("Keep texts few: every driver remembers a text after `close()`."),
                named("another-parameter-type")
                        .does((connection, see) -> {
                            Connection c = see.tapped("?prepareThreshold=1");
                            PreparedStatement s = c.prepareStatement("select ?::text");
                            s.setInt(1, 1);
                            s.executeQuery().close();
                            s.setString(1, "1");
                            see.roundTrips(c, () -> s.executeQuery().close());
                        })
                        .instead("Bind a parameter with the same setter every time."),
                connecting("connect", ""),
                connecting("connect-without-tls", "?sslmode=disable"),
                connecting("connect-assuming-version", "?assumeMinServerVersion=12"),
                named("valid")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.isValid(1));
                        })
                        .instead(ONCE),
                named("set-read-only")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.setReadOnly(true));
                        })
                        .instead("Call it once when the connection is opened, not for every statement."),
                named("get-catalog")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.getCatalog());
                        })
                        .instead("Ask once and remember: the catalog of a connection never changes."),
                named("create-array")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.createArrayOf("int4", new Integer[] {1}));
                        })
                        .instead("Create an array once and bind it again."),
                named("parameter-metadata")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(
                                    c,
                                    () -> c.prepareStatement("select ?::int")
                                            .getParameterMetaData()
                                            .getParameterType(1));
                        })
                        .instead("Do not ask: write the types down."),
                named("result-metadata")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(
                                    c,
                                    () -> c.prepareStatement("select 1 as x")
                                            .getMetaData()
                                            .getColumnLabel(1));
                        })
                        .instead("Ask the `ResultSet` that `executeQuery()` returns."));
    }

    private static Probe kept(String name, String query, int times) {
        return named(name)
                .does((connection, see) -> {
                    try (Connection c = see.connect(query)) {
                        PreparedStatement s = c.prepareStatement("select 1 as counted");
                        for (int i = 1; i <= times; i++) {
                            s.executeQuery().close();
                        }
                        see.cost(kept(c, "select 1 as counted"));
                    }
                })
                .showing("query", "\"" + query + "\"")
                .showing("times", String.valueOf(times))
                .instead(KEPT);
    }

    /** Whether the server holds a prepared statement of a text, which must be written nowhere else. */
    private static String kept(Connection connection, String text) throws SQLException {
        try (var s = connection.createStatement();
                ResultSet rows = s.executeQuery(
                        "select count(*) from pg_prepared_statements where statement = '" + text + "'")) {
            rows.next();
            return rows.getInt(1) + " prepared on the server";
        }
    }

    /** Goes through the tap of another connection, so that it is counted from the first byte. */
    private static Probe connecting(String name, String query) {
        return named(name)
                .does((connection, see) -> {
                    Connection c = see.tapped("");
                    String url = c.getMetaData().getURL();
                    see.roundTrips(c, () -> see.connectTo(url.replaceFirst("[?].*", "") + query, Map.of()));
                })
                .showing("query", "\"" + query + "\"")
                .instead(POOL);
    }

    private static Probe named(String name) {
        return Probe.named("cost/" + name);
    }
}
