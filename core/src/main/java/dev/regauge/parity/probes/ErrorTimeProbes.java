package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** When a program hears of an error, and work that is stopped. */
final class ErrorTimeProbes {

    private static final String BIND_ALL =
            "Bind every parameter before execution; the SQLSTATE is null on pgjdbc-ng and 22023 on pgjdbc.";

    private ErrorTimeProbes() {}

    static List<Probe> all() {
        return Stream.of(moments(), stopped()).flatMap(List::stream).toList();
    }

    private static List<Probe> moments() {
        return List.of(
                named("prepared-before-created").does((connection, see) -> {
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
                named("late-in-portal")
                        .does((connection, see) -> {
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
                        })
                        .instead("Do not act on rows before the last one has been read."),
                named("parameter-missing-in-insert")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into note values (?, ?)");
                            s.setInt(1, 1);
                            see.count(s.executeUpdate());
                        })
                        .given("create table note (id int, v text)")
                        .thenStored("select id::text, v from note")
                        .instead(BIND_ALL),
                named("empty-text")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> see.results(s, s.execute("")));
                            see.error(() -> see.results(s, s.execute("-- nothing")));
                            see.error(() -> see.results(s, s.execute(";")));
                            see.error(() -> see.count(s.executeUpdate("")));
                        })
                        .instead("Do not execute a text without a statement."));
    }

    private static List<Probe> stopped() {
        return List.of(
                named("cancelled")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            AtomicBoolean over = new AtomicBoolean();
                            FutureTask<Boolean> canceller = new FutureTask<>(() -> {
                                while (!over.get()) {
                                    // one that overtakes its statement is lost, and old drivers send no second
                                    Thread.sleep(200);
                                    s.cancel();
                                }
                                return true;
                            });
                            new Thread(canceller).start();
                            see.error(() -> s.execute("select pg_sleep(5)"));
                            over.set(true);
                            try {
                                see.text("cancelled", canceller.get());
                            } catch (ExecutionException e) {
                                see.caught(Objects.requireNonNullElse(e.getCause(), e));
                            }
                        })
                        .instead(
                                "Set `statement_timeout`, or cancel from another connection: `select pg_cancel_backend(?)`."),
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
