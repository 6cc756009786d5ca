package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Moving about in a result, and changing rows through one. */
final class ScrollProbes {

    private static final String STORED = "select id::text, v from item order by id";

    private static final String SCROLLABLE =
            "Create the statement with `createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)`; all rows are then kept in memory.";
    private static final String STATEMENT_OF_ITS_OWN =
            "Write the change as an `UPDATE`, `INSERT` or `DELETE` of its own.";

    private ScrollProbes() {}

    static List<Probe> all() {
        return Stream.of(moves(), kinds(), updates()).flatMap(List::stream).toList();
    }

    private interface Move {
        boolean move(ResultSet rows) throws Exception;
    }

    private static List<Probe> moves() {
        return List.of(
                moved("default-previous", "previous()", ResultSet::previous).instead(SCROLLABLE),
                moved("default-first", "first()", ResultSet::first).instead(SCROLLABLE),
                moved("default-absolute", "absolute(1)", rows -> rows.absolute(1))
                        .instead(SCROLLABLE),
                moved("default-is-last", "isLast()", ResultSet::isLast),
                named("default-before-first")
                        .does((connection, see) -> {
                            ResultSet rows =
                                    connection.createStatement().executeQuery("select id, v from item order by id");
                            rows.next();
                            rows.beforeFirst();
                            see.rows(rows);
                        })
                        .instead(SCROLLABLE),
                named("row-number").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select id, v from item order by id");
                    StringBuilder numbers = new StringBuilder().append(rows.getRow());
                    while (rows.next()) {
                        numbers.append(' ').append(rows.getRow());
                    }
                    see.text("rows", numbers.append(' ').append(rows.getRow()));
                }),
                named("row-number-with-fetch-size")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.setFetchSize(1);
                            ResultSet rows = s.executeQuery("select id, v from item order by id");
                            StringBuilder numbers = new StringBuilder();
                            while (rows.next()) {
                                numbers.append(rows.getRow()).append(rows.isLast() ? " last" : ", ");
                            }
                            see.text("rows", numbers);
                        })
                        .instead(
                                "Set no fetch size where `isLast()` is asked, or ask for one row more than is wanted."),
                named("next-after-end").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1");
                    see.text("next", rows.next());
                    see.text("next", rows.next());
                    see.error(() -> see.text("next", rows.next()));
                    see.text("closed", rows.isClosed());
                }));
    }

    private static Probe moved(String name, String code, Move move) {
        return named(name)
                .line(
                        "ResultSet rows = connection.createStatement().executeQuery(\"select id, v from item order by id\");\n"
                                + "rows.next();\nrows.next();\nrows." + code,
                        (connection, see) -> {
                            ResultSet rows =
                                    connection.createStatement().executeQuery("select id, v from item order by id");
                            rows.next();
                            rows.next();
                            see.text("moved", move.move(rows));
                        });
    }

    private static List<Probe> kinds() {
        return List.of(
                named("insensitive").does((connection, see) -> {
                    Statement s =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                    ResultSet rows = s.executeQuery("select id, v from item order by id");
                    rows.last();
                    see.text("last", rows.getRow());
                    see.text("relative", rows.relative(-1));
                    see.text("id", rows.getInt(1));
                    see.text("absolute", rows.absolute(-3));
                    see.text("id", rows.getInt(1));
                    see.text("absolute", rows.absolute(7));
                    see.text("after last", rows.isAfterLast());
                    see.text("absolute", rows.absolute(0));
                    see.text("before first", rows.isBeforeFirst());
                }),
                named("insensitive-with-fetch-size")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement(
                                    ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                            s.setFetchSize(1);
                            ResultSet rows = s.executeQuery("select id, v from item order by id");
                            rows.last();
                            see.text("last", rows.getRow());
                            rows.previous();
                            see.text("id", rows.getInt(1));
                        })
                        .instead(
                                "Set no fetch size on a scrollable statement: all its rows are kept in memory in any case."),
                named("sensitive")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement(
                                    ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY);
                            ResultSet rows = s.executeQuery("select id, v from item order by id");
                            see.text("type", rows.getType());
                            rows.next();
                            connection.createStatement().executeUpdate("update item set v = 'z'");
                            see.text("v", rows.getString(2));
                            see.error(() -> rows.refreshRow());
                            see.text("v", rows.getString(2));
                        })
                        .instead("Run the query again: no driver shows the changes of others in a result."),
                named("direction-reverse-default")
                        .does((connection, see) -> {
                            ResultSet rows =
                                    connection.createStatement().executeQuery("select id, v from item order by id");
                            rows.setFetchDirection(ResultSet.FETCH_REVERSE);
                            see.rows(rows);
                        })
                        .instead("Write `order by id desc` into the query; no driver reads backwards on its own."),
                named("type-of-default")
                        .does((connection, see) -> {
                            ResultSet rows = connection.createStatement().executeQuery("select id from item");
                            see.text("type", rows.getType());
                            see.text("concurrency", rows.getConcurrency());
                            see.text("holdability", rows.getHoldability());
                        })
                        .instead("Say type and holdability when the statement is created, and do not ask the result."));
    }

    private static List<Probe> updates() {
        return List.of(
                updatable("updatable-update", "select id, v from item order by id")
                        .thenStored(STORED)
                        .instead(STATEMENT_OF_ITS_OWN),
                updatable("updatable-no-key", "select v from item order by id")
                        .thenStored(STORED)
                        .instead(STATEMENT_OF_ITS_OWN),
                updatable("updatable-join", "select i.id, i.v from item i join item j using (id) order by 1")
                        .thenStored(STORED)
                        .instead(STATEMENT_OF_ITS_OWN),
                named("updatable-insert")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement(
                                    ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                            ResultSet rows = s.executeQuery("select id, v from item order by id");
                            rows.moveToInsertRow();
                            rows.updateInt("id", 9);
                            rows.updateString("v", "new");
                            rows.insertRow();
                            rows.moveToCurrentRow();
                            rows.last();
                            see.text("last", rows.getInt(1));
                        })
                        .thenStored(STORED)
                        .instead(STATEMENT_OF_ITS_OWN),
                named("updatable-delete")
                        .does((connection, see) -> {
                            Statement s =
                                    connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
                            ResultSet rows = s.executeQuery("select id, v from item order by id");
                            rows.next();
                            rows.deleteRow();
                            rows.next();
                            see.text("next", rows.getInt(1));
                        })
                        .thenStored(STORED)
                        .instead(STATEMENT_OF_ITS_OWN));
    }

    private static Probe updatable(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    Statement s =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = s.executeQuery(sql);
                    rows.next();
                    rows.updateString("v", "z");
                    see.text("v", rows.getString("v"));
                    rows.updateRow();
                    see.text("v", rows.getString("v"));
                })
                .showing("sql", '"' + sql + '"');
    }

    private static Probe named(String name) {
        return Probe.named("cursors/" + name)
                .given(
                        "create table item (id int primary key, v text)",
                        "insert into item values (1, 'a'), (2, 'b'), (3, 'c')");
    }
}
