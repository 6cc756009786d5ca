package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;

/** Results that are fetched in parts, limited, left open, or read through cursors of the program's own. */
final class CursorProbes {

    private CursorProbes() {}

    static List<Probe> all() {
        return Stream.of(fetching(), limits(), lives(), declared())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> fetching() {
        return List.of(
                named("fetch-size-other-statement").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.createStatement().execute("select 1");
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-in-transaction").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.createStatement().execute("delete from item");
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-commit-between").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.commit();
                    see.error(() -> see.rows(rows));
                }),
                named("commit-between").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    ResultSet rows = connection.createStatement().executeQuery("select id from item order by id");
                    rows.next();
                    connection.commit();
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-begin-in-text").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("begin");
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.createStatement().execute("commit");
                    see.error(() -> see.rows(rows));
                }),
                named("fetch-size-round-trips").does((connection, see) -> {
                    Connection tapped = see.tapped("");
                    tapped.setAutoCommit(false);
                    Statement s = tapped.createStatement();
                    s.setFetchSize(2);
                    see.roundTrips(tapped, () -> see.rows(s.executeQuery("select id from item order by id")));
                    tapped.rollback();
                }),
                named("fetch-size-autocommit-round-trips").does((connection, see) -> {
                    Connection tapped = see.tapped("");
                    Statement s = tapped.createStatement();
                    s.setFetchSize(2);
                    see.roundTrips(tapped, () -> see.rows(s.executeQuery("select id from item order by id")));
                }),
                named("fetch-size-of-result").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.setFetchSize(2);
                    see.text("statement", s.getFetchSize());
                    see.text("result", rows.getFetchSize());
                    see.rows(rows);
                }),
                named("fetch-size-returning").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setFetchSize(1);
                    ResultSet rows = s.executeQuery("insert into item values (6), (7), (8) returning id");
                    rows.next();
                    rows.close();
                    connection.commit();
                }).thenStored("select count(*)::text from item"),
                named("fetch-size-returning-left-open").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.setSchema(connection.getSchema());
                    Statement s = connection.createStatement();
                    s.setFetchSize(1);
                    ResultSet rows = s.executeQuery("insert into item values (6), (7), (8) returning id");
                    rows.next();
                    see.rows(second.createStatement().executeQuery("select count(*) from item"));
                }),
                named("fetch-size-negative").does((connection, see) -> connection.createStatement()
                        .setFetchSize(Integer.MIN_VALUE)),
                named("fetch-size-holdable").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement(
                            ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);
                    s.setFetchSize(2);
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    rows.next();
                    connection.commit();
                    see.error(() -> see.rows(rows));
                }),
                named("two-results-open").does((connection, see) -> {
                    ResultSet first = connection.createStatement().executeQuery("select id from item order by id");
                    first.next();
                    ResultSet second = connection.createStatement().executeQuery("select -id from item order by id");
                    second.next();
                    see.rows(first);
                    see.rows(second);
                }));
    }

    private static List<Probe> limits() {
        return List.of(
                named("max-rows").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setMaxRows(3);
                    see.rows(s.executeQuery("select id from item order by id"));
                }),
                named("max-rows-prepared").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id > ? order by id");
                    s.setInt(1, 0);
                    s.setMaxRows(3);
                    see.rows(s.executeQuery());
                }),
                named("max-rows-with-fetch-size").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setMaxRows(3);
                    s.setFetchSize(2);
                    see.rows(s.executeQuery("select id from item order by id"));
                }),
                named("max-rows-returning")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxRows(2);
                            see.rows(s.executeQuery("update item set id = id + 10 returning id"));
                        })
                        .thenStored("select count(*)::text from item where id > 10"),
                named("max-rows-large").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setLargeMaxRows(3);
                    see.rows(s.executeQuery("select id from item order by id"));
                }),
                named("max-field-size").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setMaxFieldSize(3);
                    see.rows(s.executeQuery("select 'abcdef'::text, 123456::int, 'abcdef'::bytea"));
                }));
    }

    private static List<Probe> lives() {
        return List.of(
                named("statement-closed").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    ResultSet rows = s.executeQuery("select id from item order by id");
                    s.close();
                    see.text("closed", rows.isClosed());
                    see.error(() -> see.text("next", rows.next()));
                }),
                named("executed-again").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                    s.setInt(1, 1);
                    ResultSet first = s.executeQuery();
                    s.setInt(1, 2);
                    see.rows(s.executeQuery());
                    see.text("closed", first.isClosed());
                    see.error(() -> see.text("next", first.next()));
                }),
                named("close-on-completion").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.closeOnCompletion();
                    see.rows(s.executeQuery("select id from item order by id"));
                    see.text("closed", s.isClosed());
                }),
                named("close-on-completion-reused").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                    s.closeOnCompletion();
                    for (int id = 1; id <= 2; id++) {
                        s.setInt(1, id);
                        see.rows(s.executeQuery());
                    }
                }),
                named("close-on-completion-not-read").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                    s.closeOnCompletion();
                    s.setInt(1, 1);
                    s.executeQuery();
                    s.setInt(1, 2);
                    see.error(() -> see.rows(s.executeQuery()));
                }),
                named("keep-current-result").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("select 1; select 2");
                    ResultSet first = s.getResultSet();
                    see.text("more", s.getMoreResults(Statement.KEEP_CURRENT_RESULT));
                    see.error(() -> see.rows(first));
                    see.rows(s.getResultSet());
                }),
                named("result-asked-twice").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("select id from item order by id");
                    s.getResultSet().next();
                    see.rows(s.getResultSet());
                }));
    }

    private static List<Probe> declared() {
        return List.of(
                named("declared").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("declare chosen cursor with hold for select id from item order by id");
                    see.rows(s.executeQuery("fetch 2 from chosen"));
                    see.rows(s.executeQuery("fetch 2 from chosen"));
                    s.execute("close chosen");
                }),
                named("declared-count").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.execute("declare chosen cursor for select id from item order by id");
                    see.count(s.executeUpdate("move 2 in chosen"));
                    s.execute("fetch 1 from chosen");
                    see.count(s.executeUpdate("delete from item where current of chosen"));
                    see.rows(s.executeQuery("select id from item order by id"));
                }),
                named("declared-in-autocommit")
                        .executePlain("declare chosen cursor for select id from item"),
                refcursor("refcursor").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    ResultSet outer = connection.createStatement().executeQuery("select chosen()");
                    outer.next();
                    see.rows((ResultSet) outer.getObject(1));
                }),
                refcursor("refcursor-call").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    CallableStatement s = connection.prepareCall("{? = call chosen()}");
                    s.registerOutParameter(1, Types.REF_CURSOR);
                    s.execute();
                    see.rows((ResultSet) s.getObject(1));
                }),
                refcursor("refcursor-call-other").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    CallableStatement s = connection.prepareCall("{? = call chosen()}");
                    s.registerOutParameter(1, Types.OTHER);
                    s.execute();
                    see.rows((ResultSet) s.getObject(1));
                }),
                refcursor("refcursor-autocommit").does((connection, see) -> {
                    ResultSet outer = connection.createStatement().executeQuery("select chosen()");
                    outer.next();
                    see.rows((ResultSet) outer.getObject(1));
                }),
                refcursor("refcursor-fetched").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.execute("select chosen()");
                    see.rows(s.executeQuery("fetch all from \"chosen items\""));
                }));
    }

    private static Probe refcursor(String name) {
        return named(name)
                .given("create function chosen() returns refcursor language plpgsql as $$ declare c refcursor := 'chosen items';"
                        + " begin open c for select id from item where id < 3 order by id; return c; end $$");
    }

    private static Probe named(String name) {
        return Probe.named("cursors/" + name)
                .given("create table item (id int primary key)", "insert into item select generate_series(1, 5)");
    }
}
