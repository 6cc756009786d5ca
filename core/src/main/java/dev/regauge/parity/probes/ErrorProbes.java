package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Errors as a program meets them: which class it can catch, which state and text it can test, when it hears of one. */
final class ErrorProbes {

    private ErrorProbes() {}

    static List<Probe> all() {
        return Stream.of(classes(), states(), texts(), moments(), stopped())
                .flatMap(List::stream)
                .toList();
    }

    /** What is not caught by the class that a program names in its {@code catch} is the probe's failure. */
    private static List<Probe> classes() {
        return List.of(
                named("catch-integrity").does((connection, see) -> {
                    try {
                        connection.createStatement().execute("insert into item values (1)");
                    } catch (SQLIntegrityConstraintViolationException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-syntax").does((connection, see) -> {
                    try {
                        connection.createStatement().execute("select nothing from item");
                    } catch (SQLSyntaxErrorException e) {
                        see.text("caught", String.valueOf(e.getSQLState()));
                    }
                }),
                named("catch-data").does((connection, see) -> {
                    try {
                        connection.createStatement().execute("select 1 / 0");
                    } catch (SQLDataException e) {
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
                named("catch-in-batch").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.addBatch("insert into item values (1)");
                    try {
                        s.executeBatch();
                    } catch (BatchUpdateException e) {
                        see.text("integrity", e.getCause() instanceof SQLIntegrityConstraintViolationException);
                    }
                }));
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
                            see.error(() -> s.execute("insert into part values"
                                    + " (1, 1, 'a', '[1,3)'), (1, 1, 'a', '[2,4)')"));
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
                named("states-of-use").does((connection, see) -> {
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
                }),
                named("state-raised").executePlain("do $$ begin raise exception 'no more' using errcode = 'AP123'; end $$"),
                named("state-of-assert").executePlain("do $$ begin assert false, 'not so'; end $$"),
                named("lock-not-available").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.setSchema(connection.getSchema());
                    connection.setAutoCommit(false);
                    connection.createStatement().executeQuery("select id from item for update").close();
                    see.error(() -> see.rows(second.createStatement()
                            .executeQuery("select id from item for update nowait")));
                }));
    }

    private static List<Probe> texts() {
        return List.of(
                told("message-prefix", "select 1 / 0", "ERROR: division by zero"),
                told("message-detail", "insert into item values (1)", "Key (id)=(1) already exists"),
                told("message-position", "select nothing from item", "Position: 8"),
                told("message-hint", "select lenght('a')", "No function matches"),
                told("message-where", "do $$ begin perform 1 / 0; end $$", "PL/pgSQL function"),
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

    private static Probe told(String name, String sql, String part) {
        return named(name)
                .does((connection, see) -> {
                    try {
                        connection.createStatement().execute(sql);
                    } catch (SQLException e) {
                        see.text("told", e.getMessage().contains(part));
                    }
                })
                .showing("sql", '"' + sql + '"')
                .showing("part", '"' + part + '"');
    }

    private static List<Probe> moments() {
        return List.of(
                named("when-prepared").does((connection, see) -> {
                    see.error(() -> connection.prepareStatement("select id from nothing"));
                }),
                named("prepared-before-created")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into made values (?)");
                            connection.createStatement().execute("create table made (id int)");
                            s.setInt(1, 1);
                            see.count(s.executeUpdate());
                        }),
                named("late-in-result").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    int read = 0;
                    try (ResultSet rows = s.executeQuery("select 1 / (3 - n) from generate_series(1, 5) n")) {
                        while (rows.next()) {
                            read++;
                        }
                    } catch (SQLException e) {
                        see.caught(e);
                    }
                    see.text("read", read);
                }),
                named("late-in-portal").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    s.setFetchSize(1);
                    int read = 0;
                    try (ResultSet rows = s.executeQuery("select 1 / (3 - n) from generate_series(1, 5) n")) {
                        while (rows.next()) {
                            read++;
                        }
                    } catch (SQLException e) {
                        see.caught(e);
                    }
                    see.text("read", read);
                }),
                named("parameter-missing")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("update item set id = 2 where ? is null");
                            see.count(s.executeUpdate());
                        })
                        .thenStored("select id::text from item"),
                named("parameter-missing-in-insert")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into note values (?, ?)");
                            s.setInt(1, 1);
                            see.count(s.executeUpdate());
                        })
                        .given("create table note (id int, v text)")
                        .thenStored("select id::text, v from note"),
                named("parameters-cleared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into note values (?, ?)");
                            s.setInt(1, 1);
                            s.setString(2, "a");
                            s.executeUpdate();
                            s.clearParameters();
                            see.error(() -> see.count(s.executeUpdate()));
                        })
                        .given("create table note (id int, v text)")
                        .thenStored("select id::text, v from note"),
                named("empty-text").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> see.results(s, s.execute("")));
                    see.error(() -> see.results(s, s.execute("-- nothing")));
                    see.error(() -> see.results(s, s.execute(";")));
                    see.error(() -> see.count(s.executeUpdate("")));
                }),
                named("empty-prepared").does((connection, see) -> {
                    see.error(() -> see.text("rows", connection.prepareStatement("").execute()));
                    see.error(() -> see.text("rows", connection.prepareStatement("-- nothing").execute()));
                }));
    }

    private static List<Probe> stopped() {
        return List.of(
                named("cancelled").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    AtomicBoolean over = new AtomicBoolean();
                    FutureTask<Boolean> canceller = new FutureTask<>(() -> {
                        while (!over.get()) {
                            Thread.sleep(20);
                            s.cancel();
                        }
                        return true;
                    });
                    new Thread(canceller).start();
                    see.error(() -> s.execute("select pg_sleep(1.5)"));
                    over.set(true);
                    try {
                        see.text("cancelled", canceller.get());
                    } catch (ExecutionException e) {
                        see.caught(e.getCause());
                    }
                }),
                named("statement-timeout").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("set statement_timeout = 50");
                    see.error(() -> s.execute("select pg_sleep(5)"));
                    see.rows(s.executeQuery("select id from item"));
                }));
    }

    private static Probe named(String name) {
        return Probe.named("errors/" + name)
                .given("create table item (id int primary key)", "insert into item values (1)");
    }
}
