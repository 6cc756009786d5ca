package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Results that are fetched in parts, and results that are limited. */
final class FetchProbes {

    private static final String READ_BEFORE_COMMIT =
            "Read the whole result before `commit()`, or set no fetch size, which keeps all rows in memory.";
    private static final String LIMIT = "Write `limit` into the query.";

    private static final String ALL_ROWS = "Set no fetch size where a function changes something, and read all rows.";
    private static final String CLOSE_RESULT =
            "Close the result, or read it to its end: only then does pgjdbc-ng commit. Or set no fetch size.";
    private static final String ADDED = "select count(*)::text from item where id > 10";

    private FetchProbes() {}

    static List<Probe> all() {
        return Stream.of(fetching(), effects(), limits()).flatMap(List::stream).toList();
    }

    private static List<Probe> fetching() {
        return List.of(
                named("fetch-size-other-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select id from item order by id");
                            rows.next();
                            connection.createStatement().execute("select 1");
                            see.error(() -> see.rows(rows));
                        })
                        .instead(
                                "Read the rows in a transaction, `setAutoCommit(false)`, or set no fetch size, which keeps all rows in memory."),
                named("fetch-size-in-transaction").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.createStatement().execute("delete from item");
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-commit-between")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select id from item order by id");
                            rows.next();
                            connection.commit();
                            see.error(() -> see.rows(rows));
                        })
                        .instead(READ_BEFORE_COMMIT),
                named("commit-between").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    ResultSet rows = connection.createStatement().executeQuery("select id from item order by id");
                    rows.next();
                    connection.commit();
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-begin-in-text")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("begin");
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select id from item order by id");
                            rows.next();
                            connection.createStatement().execute("commit");
                            see.error(() -> see.rows(rows));
                        })
                        .instead(READ_BEFORE_COMMIT),
                named("fetch-size-round-trips")
                        .does((connection, see) -> {
                            Connection tapped = see.tapped("");
                            tapped.setAutoCommit(false);
                            tapped.createStatement().execute("select 1");
                            Statement s = tapped.createStatement();
                            s.setFetchSize(2);
                            see.roundTrips(tapped, () -> see.rows(s.executeQuery("select id from item order by id")));
                            tapped.rollback();
                        })
                        .instead("Nothing to write: the answer is the same, only the round trips differ."),
                named("fetch-size-autocommit-round-trips")
                        .does((connection, see) -> {
                            Connection tapped = see.tapped("");
                            Statement s = tapped.createStatement();
                            s.setFetchSize(2);
                            see.roundTrips(tapped, () -> see.rows(s.executeQuery("select id from item order by id")));
                        })
                        .instead(
                                "Set a fetch size only in a transaction, `setAutoCommit(false)`: in autocommit pgjdbc ignores it and keeps all rows in memory."),
                named("fetch-size-of-result").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.setFetchSize(2);
                    see.text("statement", s.getFetchSize());
                    see.text("result", rows.getFetchSize());
                    see.rows(rows);
                }),
                named("fetch-size-returning")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.setFetchSize(1);
                            ResultSet rows = s.executeQuery("insert into item values (6), (7), (8) returning id");
                            rows.next();
                            rows.close();
                            connection.commit();
                        })
                        .thenStored("select count(*)::text from item"),
                named("fetch-size-returning-left-open")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.setSchema(connection.getSchema());
                            Statement s = connection.createStatement();
                            s.setFetchSize(1);
                            ResultSet rows = s.executeQuery("insert into item values (6), (7), (8) returning id");
                            rows.next();
                            see.rows(second.createStatement().executeQuery("select count(*) from item"));
                        })
                        .instead(CLOSE_RESULT),
                named("fetch-size-negative")
                        .does((connection, see) -> connection.createStatement().setFetchSize(Integer.MIN_VALUE))
                        .instead(
                                "Set no fetch size, or `setFetchSize(0)`: negative ones mean something to other databases only."),
                named("fetch-size-holdable")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement(
                                    ResultSet.TYPE_FORWARD_ONLY,
                                    ResultSet.CONCUR_READ_ONLY,
                                    ResultSet.HOLD_CURSORS_OVER_COMMIT);
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select id from item order by id");
                            rows.next();
                            connection.commit();
                            see.error(() -> see.rows(rows));
                        })
                        .instead(READ_BEFORE_COMMIT),
                named("two-results-open").does((connection, see) -> {
                    ResultSet first = connection.createStatement().executeQuery("select id from item order by id");
                    first.next();
                    ResultSet second = connection.createStatement().executeQuery("select -id from item order by id");
                    second.next();
                    see.rows(first);
                    see.rows(second);
                }));
    }

    /** What a query does beside returning rows, when not all of its rows are fetched. */
    private static List<Probe> effects() {
        return List.of(
                calling("fetch-size-function")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select add(n) from generate_series(11, 16) n");
                            rows.next();
                            rows.close();
                            connection.commit();
                        })
                        .thenStored(ADDED)
                        .instead(ALL_ROWS),
                calling("fetch-size-function-autocommit")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setFetchSize(2);
                            ResultSet rows = s.executeQuery("select add(n) from generate_series(11, 16) n");
                            rows.next();
                            rows.close();
                        })
                        .thenStored(ADDED)
                        .instead(ALL_ROWS),
                calling("max-rows-function")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxRows(2);
                            see.rows(s.executeQuery("select add(n) from generate_series(11, 16) n"));
                        })
                        .thenStored(ADDED)
                        .instead(
                                "Set no maximum on a statement that changes something: pgjdbc makes the server stop there."),
                named("fetch-size-returning-then-error")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setFetchSize(1);
                            ResultSet rows = s.executeQuery("insert into item values (11), (12), (13) returning id");
                            rows.next();
                            see.error(() -> connection.createStatement().execute("select 1 / 0"));
                        })
                        .thenStored(ADDED)
                        .instead(CLOSE_RESULT));
    }

    private static Probe calling(String name) {
        return named(name)
                .given("create function add(n int) returns int language sql as"
                        + " 'insert into item values (n) returning id'");
    }

    private static List<Probe> limits() {
        return List.of(
                named("max-rows")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxRows(3);
                            see.rows(s.executeQuery("select id from item order by id"));
                        })
                        .instead(LIMIT),
                named("max-rows-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("select id from item where id > ? order by id");
                            s.setInt(1, 0);
                            s.setMaxRows(3);
                            see.rows(s.executeQuery());
                        })
                        .instead(LIMIT),
                named("max-rows-returning")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxRows(2);
                            see.rows(s.executeQuery("update item set id = id + 10 returning id"));
                        })
                        .thenStored("select count(*)::text from item where id > 10")
                        .instead(
                                "Write the limit into the query, `with u as (update .. returning id) select id from u limit 2`: the update itself is not limited by any driver."),
                named("max-rows-large")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setLargeMaxRows(3);
                            see.rows(s.executeQuery("select id from item order by id"));
                        })
                        .instead(LIMIT),
                named("max-field-size")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxFieldSize(3);
                            see.rows(s.executeQuery("select 'abcdef'::text, 123456::int, 'abcdef'::bytea"));
                        })
                        .instead(
                                "Cut in the query, `left(v, 3)`: `setMaxFieldSize` cuts the written form of bytes on pgjdbc."));
    }

    private static Probe named(String name) {
        return Probe.named("cursors/" + name)
                .given("create table item (id int primary key)", "insert into item select generate_series(1, 5)");
    }
}
