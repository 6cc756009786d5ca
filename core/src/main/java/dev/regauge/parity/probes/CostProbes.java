package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Round trips: what statements, batches and transactions cost. */
final class CostProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)", "insert into item select i, 'a' from generate_series(1, 5) i"
    };

    private static final String REUSE =
            "Keep texts few and bind values: pgjdbc-ng takes three round trips for a new text and one afterwards.";
    private static final String IN_ONE =
            "Call `setAutoCommit(false)` before and `commit()` after it: one transaction, for one more round trip.";
    private static final String TOGETHER =
            "One `Statement` with `a; b; c` and no parameters takes one round trip on every driver.";
    private static final String COMMIT = "In autocommit a single statement needs neither `begin` nor `commit`.";
    private static final String FETCH = "Leave the fetch size at 0 where the rows fit into memory: one round trip.";
    private static final String NOTHING = "Nothing to write differently: the driver decides.";

    private CostProbes() {}

    static List<Probe> all() {
        return List.of(
                named("first-execution")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> select(c, 1));
                        })
                        .instead(REUSE),
                named("first-execution-without-parameters")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(
                                    c,
                                    () -> c.prepareStatement("select v from item")
                                            .executeQuery());
                        })
                        .instead(REUSE),
                execution("second-execution", 2),
                execution("sixth-execution", 6),
                execution("seventh-execution", 7),
                named("plain-statement")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.createStatement().executeQuery("select v from item"));
                        })
                        .instead(NOTHING),
                named("new-text-again")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            select(c, 1);
                            see.roundTrips(c, () -> select(c, 2));
                        })
                        .instead(REUSE),
                named("three-texts")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> {
                                for (String column : List.of("id", "v", "id, v")) {
                                    c.prepareStatement("select " + column + " from item")
                                            .executeQuery();
                                }
                            });
                        })
                        .instead(REUSE),
                named("table-of-a-column")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            ResultSet rows = c.createStatement().executeQuery("select v from item");
                            see.roundTrips(c, () -> rows.getMetaData().getTableName(1));
                        })
                        .instead("Write the table's name down."),
                named("columns-of-a-table")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            DatabaseMetaData data = c.getMetaData();
                            String schema = c.getSchema();
                            see.roundTrips(c, () -> read(data.getColumns(null, schema, "item", null)));
                        })
                        .instead("Read `information_schema.columns` in one query."),
                Probe.named("cost/first-use-of-a-type")
                        .given("create type mood as enum ('sad', 'glad')", "create table item (m mood)")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> c.createStatement().executeQuery("select m from item"));
                        })
                        .instead("Select `m::text`, which no driver must look up."),
                named("several-in-one-prepared")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> {
                                PreparedStatement s =
                                        c.prepareStatement("select v from item where id = ?; select ?::int");
                                s.setInt(1, 1);
                                s.setInt(2, 2);
                                s.execute();
                            });
                        })
                        .instead(TOGETHER),
                named("several-in-one-plain")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            Statement s = c.createStatement();
                            see.roundTrips(c, () -> s.execute("select 1; select 2; select 3"));
                        })
                        .instead(TOGETHER),
                named("batch-of-three")
                        .given("create table batch (id int, v text)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into batch values (?, ?)");
                            addRows(s, 3);
                            s.executeBatch();
                            see.cost(transactions(connection, "batch"));
                        })
                        .instead(IN_ONE),
                named("batch-of-texts")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            Statement s = c.createStatement();
                            s.addBatch("insert into item values (6, 'b')");
                            s.addBatch("update item set v = 'c' where id = 6");
                            s.addBatch("delete from item where id = 6");
                            see.roundTrips(c, s::executeBatch);
                        })
                        .instead(TOGETHER),
                named("batch-of-texts-commits")
                        .given("create table batch (id int, v text)")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into batch values (6, 'b')");
                            s.addBatch("insert into batch values (7, 'c')");
                            s.executeBatch();
                            see.cost(transactions(connection, "batch"));
                        })
                        .instead(IN_ONE),
                named("several-in-one-prepared-commits")
                        .given("create table batch (id int, v text)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into batch values (?, 'b'); insert into batch values (?, 'c')");
                            s.setInt(1, 6);
                            s.setInt(2, 7);
                            s.execute();
                            see.cost(transactions(connection, "batch"));
                        })
                        .instead(IN_ONE),
                named("batch-with-keys")
                        .given("create table batch (id int, v text)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into batch values (?, ?)", Statement.RETURN_GENERATED_KEYS);
                            addRows(s, 3);
                            s.executeBatch();
                            see.cost(transactions(connection, "batch"));
                        })
                        .instead(IN_ONE),
                named("rows-by-unnest")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> {
                                PreparedStatement s =
                                        c.prepareStatement("insert into item select unnest(?::int[]), 'b'");
                                s.setArray(1, c.createArrayOf("int4", new Integer[] {6, 7, 8}));
                                s.executeUpdate();
                            });
                        })
                        .instead(REUSE),
                named("generated-keys")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> {
                                PreparedStatement s =
                                        c.prepareStatement("insert into item values (6, 'b')", new String[] {"id"});
                                s.executeUpdate();
                                s.getGeneratedKeys().next();
                            });
                        })
                        .instead(REUSE),
                named("transaction")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            c.setAutoCommit(false);
                            c.createStatement().execute("select 1");
                            see.roundTrips(c, () -> {
                                c.createStatement().executeUpdate("update item set v = 'b'");
                                c.commit();
                            });
                        })
                        .instead(COMMIT),
                named("transaction-without-work")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            see.roundTrips(c, () -> {
                                c.setAutoCommit(false);
                                c.commit();
                                c.setAutoCommit(true);
                            });
                        })
                        .instead(COMMIT),
                named("commit-in-text")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            Statement s = c.createStatement();
                            see.roundTrips(c, () -> s.execute("begin; update item set v = 'b'; commit"));
                        })
                        .instead(TOGETHER),
                named("savepoint")
                        .does((connection, see) -> {
                            Connection c = see.tapped("");
                            c.setAutoCommit(false);
                            c.createStatement().execute("select 1");
                            see.roundTrips(c, () -> c.releaseSavepoint(c.setSavepoint()));
                        })
                        .instead("Set savepoints only where an error is expected: each costs two round trips or more."),
                fetched("fetch-size-in-autocommit", true),
                fetched("fetch-size-in-transaction", false));
    }

    private static Probe execution(String name, int number) {
        return named(name)
                .does((connection, see) -> {
                    Connection c = see.tapped("");
                    PreparedStatement s = c.prepareStatement("select v from item where id = ?");
                    for (int i = 1; i < number; i++) {
                        s.setInt(1, i);
                        s.executeQuery().close();
                    }
                    s.setInt(1, 5);
                    see.roundTrips(c, () -> s.executeQuery().close());
                })
                .showing("number", String.valueOf(number))
                .instead(REUSE);
    }

    private static Probe fetched(String name, boolean autocommit) {
        return named(name)
                .does((connection, see) -> {
                    Connection c = see.tapped("");
                    c.setAutoCommit(autocommit);
                    c.createStatement().execute("select 1");
                    Statement s = c.createStatement();
                    s.setFetchSize(2);
                    see.roundTrips(c, () -> read(s.executeQuery("select v from item")));
                })
                .showing("autocommit", String.valueOf(autocommit))
                .instead(FETCH);
    }

    /** In how many transactions the rows of a table were written. */
    private static String transactions(Connection connection, String table) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet rows = s.executeQuery("select count(distinct xmin::text) from " + table)) {
            rows.next();
            return "transactions " + rows.getInt(1);
        }
    }

    private static void addRows(PreparedStatement s, int rows) throws SQLException {
        for (int i = 1; i <= rows; i++) {
            s.setInt(1, i);
            s.setString(2, "b");
            s.addBatch();
        }
    }

    private static void select(Connection c, int id) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select v from item where id = ?")) {
            s.setInt(1, id);
            s.executeQuery().close();
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            rows.getString(1);
        }
        rows.close();
    }

    private static Probe named(String name) {
        return Probe.named("cost/" + name).given(ITEMS);
    }
}
