package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;

/** Results that are fetched in parts, limited, left open, or read through cursors of the program's own. */
final class CursorProbes {

    private static final String PREPARE_AGAIN =
            "Do not reuse a statement after `closeOnCompletion()`: prepare it again.";
    private static final String READ_TO_END =
            "Keep the result open: read it to its end before its statement is executed again or closed.";
    private static final String SELECT_FUNCTION =
            "Call the function by `select chosen()` and read `(ResultSet) rows.getObject(1)`.";

    private CursorProbes() {}

    static List<Probe> all() {
        return Stream.of(lives(), declared()).flatMap(List::stream).toList();
    }

    private static List<Probe> lives() {
        return List.of(
                named("statement-closed")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            ResultSet rows = s.executeQuery("select id from item order by id");
                            s.close();
                            see.text("closed", rows.isClosed());
                            see.error(() -> see.text("next", rows.next()));
                        })
                        .instead(READ_TO_END),
                named("executed-again")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                            s.setInt(1, 1);
                            ResultSet first = s.executeQuery();
                            s.setInt(1, 2);
                            see.rows(s.executeQuery());
                            see.text("closed", first.isClosed());
                            see.error(() -> see.text("next", first.next()));
                        })
                        .instead(READ_TO_END),
                named("close-on-completion").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.closeOnCompletion();
                    see.rows(s.executeQuery("select id from item order by id"));
                    see.text("closed", s.isClosed());
                }),
                named("close-on-completion-reused")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                            s.closeOnCompletion();
                            for (int id = 1; id <= 2; id++) {
                                s.setInt(1, id);
                                see.rows(s.executeQuery());
                            }
                        })
                        .instead(PREPARE_AGAIN),
                named("close-on-completion-not-read")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                            s.closeOnCompletion();
                            s.setInt(1, 1);
                            s.executeQuery();
                            s.setInt(1, 2);
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(PREPARE_AGAIN),
                named("keep-current-result")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("select 1; select 2");
                            ResultSet first = s.getResultSet();
                            see.text("more", s.getMoreResults(Statement.KEEP_CURRENT_RESULT));
                            see.error(() -> see.rows(first));
                            see.rows(s.getResultSet());
                        })
                        .instead("Read a result to its end before `getMoreResults()`."),
                named("result-asked-twice")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("select id from item order by id");
                            s.getResultSet().next();
                            see.rows(s.getResultSet());
                        })
                        .instead("Call `getResultSet()` once for each result and keep what it returns."));
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
                refcursor("refcursor").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    ResultSet outer = connection.createStatement().executeQuery("select chosen()");
                    outer.next();
                    see.rows((ResultSet) outer.getObject(1));
                }),
                refcursor("refcursor-call")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            CallableStatement s = connection.prepareCall("{? = call chosen()}");
                            s.registerOutParameter(1, Types.REF_CURSOR);
                            s.execute();
                            see.rows((ResultSet) s.getObject(1));
                        })
                        .instead(SELECT_FUNCTION),
                refcursor("refcursor-autocommit")
                        .does((connection, see) -> {
                            ResultSet outer = connection.createStatement().executeQuery("select chosen()");
                            outer.next();
                            see.rows((ResultSet) outer.getObject(1));
                        })
                        .instead("Call the function in a transaction: `setAutoCommit(false)`."),
                refcursor("refcursor-fetched").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.execute("select chosen()");
                    see.rows(s.executeQuery("fetch all from \"chosen items\""));
                }));
    }

    private static Probe refcursor(String name) {
        return named(name)
                .given(
                        "create function chosen() returns refcursor language plpgsql as $$ declare c refcursor := 'chosen items';"
                                + " begin open c for select id from item where id < 3 order by id; return c; end $$");
    }

    private static Probe named(String name) {
        return Probe.named("cursors/" + name)
                .given("create table item (id int primary key)", "insert into item select generate_series(1, 5)");
    }
}
