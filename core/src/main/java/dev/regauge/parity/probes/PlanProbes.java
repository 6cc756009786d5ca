package dev.regauge.parity.probes;

import dev.regauge.parity.Observer;
import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements that the driver has prepared on the server, when their tables change or the server forgets them. */
final class PlanProbes {

    private static final String NAME_COLUMNS =
            "Name the columns instead of `*`: `select id, v from item where id = ?`.";
    private static final String KEEP_PREPARED =
            "Keep the driver's prepared statements: have the pool run `reset all` instead of `discard all`.";

    private PlanProbes() {}

    static List<Probe> all() {
        return List.of(
                named("column-added")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            connection.createStatement().execute("alter table item add w text");
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(NAME_COLUMNS),
                named("column-added-in-transaction")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("alter table item add w text");
                            see.error(() -> see.rows(s.executeQuery()));
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(NAME_COLUMNS),
                named("column-added-by-other")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            other(connection, see).execute("alter table item add w text");
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(NAME_COLUMNS),
                named("column-added-by-other-in-transaction")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            other(connection, see).execute("alter table item add w text");
                            connection.setAutoCommit(false);
                            see.error(() -> see.rows(s.executeQuery()));
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(NAME_COLUMNS),
                named("column-added-autosave")
                        .does((connection, see) -> {
                            Connection second = see.connect("?autosave=conservative");
                            second.setSchema(connection.getSchema());
                            PreparedStatement s = used(second);
                            connection.createStatement().execute("alter table item add w text");
                            second.setAutoCommit(false);
                            see.error(() -> see.rows(s.executeQuery()));
                            second.rollback();
                        })
                        .instead(NAME_COLUMNS),
                named("column-added-columns-named").does((connection, see) -> {
                    PreparedStatement s = used(connection, "select id, v from item where id = ?");
                    other(connection, see).execute("alter table item add w text");
                    connection.setAutoCommit(false);
                    see.error(() -> see.rows(s.executeQuery()));
                }),
                named("column-type-changed").does((connection, see) -> {
                    PreparedStatement s = used(connection);
                    connection.createStatement().execute("alter table item alter id type text");
                    see.error(() -> see.rows(s.executeQuery()));
                }),
                named("column-dropped-by-other")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            other(connection, see).execute("alter table item drop v");
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(NAME_COLUMNS),
                named("temporary-table-made-again")
                        .does((connection, see) -> {
                            Statement t = connection.createStatement();
                            t.execute("create temporary table scratch (id int)");
                            t.execute("insert into scratch values (1)");
                            PreparedStatement s = used(connection, "select * from scratch where id = ?");
                            t.execute("drop table scratch");
                            t.execute("create temporary table scratch (id bigint, w text)");
                            t.execute("insert into scratch values (1, 'w')");
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(
                                "Name the columns and keep their types, or empty the temporary table by `truncate` instead of making it again."),
                forgotten("discard-all", "discard all").instead(KEEP_PREPARED),
                forgotten("deallocate-all", "deallocate all").instead(KEEP_PREPARED),
                forgotten("deallocate-all-in-block", "do $$ begin execute 'deallocate all'; end $$")
                        .instead(KEEP_PREPARED),
                named("deallocate-all-in-transaction")
                        .does((connection, see) -> {
                            PreparedStatement s = used(connection);
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("deallocate all");
                            see.error(() -> see.rows(s.executeQuery()));
                        })
                        .instead(KEEP_PREPARED),
                named("named-on-server")
                        .does((connection, see) -> {
                            connection
                                    .prepareStatement("select 1 as once")
                                    .executeQuery()
                                    .close();
                            used(connection, "select 1 as often where 1 = ?");
                            Statement t = connection.createStatement();
                            see.cost("prepared on the server: " + count(t, "%once%") + " of one execution, "
                                    + count(t, "%often%") + " of seven");
                        })
                        .instead(
                                "Where a pooler shares server connections, keep statements unnamed: `prepareThreshold=0` on pgjdbc,"
                                        + " `preparedStatementCacheThreshold=1000000` on pgjdbc-ng."));
    }

    private static Probe forgotten(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = used(connection, "select 'found' where 1 = ?");
                    connection.createStatement().execute(sql);
                    see.error(() -> see.rows(s.executeQuery()));
                    see.error(() -> see.rows(s.executeQuery()));
                })
                .showing("sql", '"' + sql + '"');
    }

    private static PreparedStatement used(Connection connection) throws SQLException {
        return used(connection, "select * from item where id = ?");
    }

    /** A statement that was executed often enough for every driver to have prepared it on the server. */
    private static PreparedStatement used(Connection connection, String sql) throws SQLException {
        PreparedStatement s = connection.prepareStatement(sql);
        s.setInt(1, 1);
        for (int i = 0; i < 7; i++) {
            s.executeQuery().close();
        }
        return s;
    }

    private static Statement other(Connection connection, Observer see) throws Exception {
        Connection second = see.connect("");
        second.setSchema(connection.getSchema());
        return second.createStatement();
    }

    private static int count(Statement statement, String like) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from pg_prepared_statements where statement like '"
                + like + "'" + " and statement not like '%pg_prepared%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Probe named(String name) {
        return Probe.named("recovery/" + name)
                .given("create table item (id int, v text)", "insert into item values (1, 'a')");
    }
}
