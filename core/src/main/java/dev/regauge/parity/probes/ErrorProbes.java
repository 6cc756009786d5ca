package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Errors as a program meets them: which class it can catch, which state and which text it can test. */
final class ErrorProbes {

    private static final String TEST_STATE = "Test `getSQLState()`, not the text of the message.";

    private ErrorProbes() {}

    static List<Probe> all() {
        return Stream.of(classes(), states(), texts()).flatMap(List::stream).toList();
    }

    /** What is not caught by the class that a program names in its {@code catch} is the probe's failure. */
    private static List<Probe> classes() {
        return List.of(
                named("catch-integrity")
                        .does((connection, see) -> {
                            try {
                                connection.createStatement().execute("insert into item values (1)");
                            } catch (SQLIntegrityConstraintViolationException e) {
                                see.text("caught", String.valueOf(e.getSQLState()));
                            }
                        })
                        .instead("Catch `SQLException` and test `getSQLState().startsWith(\"23\")`."),
                named("catch-syntax").does((connection, see) -> {
                    try {
                        connection.createStatement().execute("select nothing from item");
                    } catch (SQLSyntaxErrorException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-rollback").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.setSchema(connection.getSchema());
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.executeQuery("select id from item").close();
                    second.createStatement().executeUpdate("update item set id = 2");
                    try {
                        s.executeUpdate("update item set id = 3");
                    } catch (SQLTransactionRollbackException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-timeout").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("set statement_timeout = 50");
                    try {
                        s.execute("select pg_sleep(5)");
                    } catch (SQLTimeoutException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-query-timeout").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setQueryTimeout(1);
                    try {
                        s.execute("select pg_sleep(5)");
                    } catch (SQLTimeoutException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-in-batch")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (1)");
                            try {
                                s.executeBatch();
                            } catch (BatchUpdateException e) {
                                if (!(e.getCause() instanceof SQLIntegrityConstraintViolationException)) {
                                    throw e;
                                }
                                see.text("caught by the class of its cause");
                            }
                        })
                        .instead("Test that the SQLSTATE of the cause begins with `23`."));
    }

    private static List<Probe> states() {
        return List.of(
                named("states-of-constraints")
                        .given("create table part (id int references item, n int check (n > 0),"
                                + " t text not null, r int4range, exclude using gist (r with &&))")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> s.execute("insert into item values (1)"));
                            see.error(() -> s.execute("insert into part values (5, 1, 'a', null)"));
                            see.error(() -> s.execute("insert into part values (1, 0, 'a', null)"));
                            see.error(() -> s.execute("insert into part values (1, 1, null, null)"));
                            see.error(() -> s.execute(
                                    "insert into part values" + " (1, 1, 'a', '[1,3)'), (1, 1, 'a', '[2,4)')"));
                        }),
                named("states-of-names").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> s.execute("select * from nothing"));
                    see.error(() -> s.execute("select nothing from item"));
                    see.error(() -> s.execute("select nothing()"));
                    see.error(() -> s.execute("select nothing.f()"));
                    see.error(() -> s.execute("selec 1"));
                }),
                named("states-of-values").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> s.execute("select 1 / 0"));
                    see.error(() -> s.execute("select 'a'::int"));
                    see.error(() -> s.execute("select 99999::smallint"));
                    see.error(() -> s.execute("select '2020-02-30'::date"));
                    see.error(() -> s.execute("select 'ab'::varchar(1) || chr(0)"));
                }),
                named("states-of-use")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                            see.error(() -> s.setInt(2, 1));
                            s.setInt(1, 1);
                            ResultSet rows = s.executeQuery();
                            see.error(() -> rows.getInt(1));
                            rows.next();
                            see.error(() -> rows.getInt(2));
                            see.error(() -> rows.getInt("nothing"));
                            rows.next();
                            see.error(() -> rows.getInt(1));
                        })
                        .instead(
                                "Do not tell errors of the driver's own by their SQLSTATE: pgjdbc-ng gives them none."),
                named("state-raised")
                        .executePlain("do $$ begin raise exception 'no more' using errcode = 'AP123'; end $$"),
                named("lock-not-available").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.setSchema(connection.getSchema());
                    connection.setAutoCommit(false);
                    connection
                            .createStatement()
                            .executeQuery("select id from item for update")
                            .close();
                    see.error(() ->
                            see.rows(second.createStatement().executeQuery("select id from item for update nowait")));
                }));
    }

    private static List<Probe> texts() {
        return List.of(
                told("message-prefix", "select 1 / 0", "ERROR: division by zero")
                        .instead(TEST_STATE),
                told("message-detail", "insert into item values (1)", "Key (id)=(1) already exists")
                        .instead(
                                "Name the constraint in the code, not the value: details reach the program on pgjdbc only, and there its log as well."),
                told("message-position", "select nothing from item", "Position: 8")
                        .instead(TEST_STATE),
                named("error-code").does((connection, see) -> {
                    try {
                        connection.createStatement().execute("select 1 / 0");
                    } catch (SQLException e) {
                        see.text("code", e.getErrorCode());
                        see.text("has a cause", e.getCause() != null);
                        see.text("has a next exception", e.getNextException() != null);
                    }
                }));
    }

    /** An error's wording is no data: two drivers that differ in it alone differ in nothing that is read or stored. */
    private static Probe told(String name, String sql, String part) {
        return named(name)
                .does((connection, see) -> {
                    try {
                        connection.createStatement().execute(sql);
                    } catch (SQLException e) {
                        boolean told = String.valueOf(e.getMessage()).contains(part);
                        see.caught(new SQLException(told ? "told" : "not told", e.getSQLState()));
                    }
                })
                .showing("sql", '"' + sql + '"')
                .showing("part", '"' + part + '"');
    }

    private static Probe named(String name) {
        return Probe.named("errors/" + name)
                .given("create table item (id int primary key)", "insert into item values (1)");
    }
}
