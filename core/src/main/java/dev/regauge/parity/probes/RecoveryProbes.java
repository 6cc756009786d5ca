package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What still works after an error, after a lost connection, and after something was closed. */
final class RecoveryProbes {

    private static final String ASK_VALIDITY =
            "Take the connection for lost when `isValid(seconds)` says so, not by a SQLSTATE.";
    private static final String ONE_ARRAY = "Bind one array, `id = any(?)`, instead of many parameters.";
    private static final String NO_STATE =
            "Do not tell errors of the driver's own by their SQLSTATE: pgjdbc-ng gives them none.";

    private RecoveryProbes() {}

    static List<Probe> all() {
        return Stream.of(errors(), lost(), closed(), settings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> errors() {
        return List.of(
                named("prepared-after-failure").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select 10 / ?");
                    for (int divisor : new int[] {5, 0, 2}) {
                        s.setInt(1, divisor);
                        see.error(() -> see.rows(s.executeQuery()));
                    }
                }),
                named("prepared-after-created").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select count(*) from made");
                    see.error(() -> see.rows(s.executeQuery()));
                    connection.createStatement().execute("create table made (id int)");
                    see.error(() -> see.rows(s.executeQuery()));
                }),
                named("prepared-after-setter-failed")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id = ?");
                            see.error(() -> s.setString(2, "a"));
                            s.setInt(1, 1);
                            see.rows(s.executeQuery());
                        })
                        .instead(NO_STATE),
                named("valid-in-aborted-transaction").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    see.error(() -> connection.createStatement().execute("select 1 / 0"));
                    see.text("valid", connection.isValid(5));
                    connection.rollback();
                    see.text("valid", connection.isValid(5));
                }),
                parameters("parameters-32768", 32_768).instead(ONE_ARRAY),
                parameters("parameters-65536", 65_536).instead(ONE_ARRAY));
    }

    private static Probe parameters(String name, int count) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement(
                            "select count(*) from item where id in (" + "?,".repeat(count - 1) + "?)");
                    for (int i = 1; i <= count; i++) {
                        s.setInt(i, i);
                    }
                    see.error(() -> see.rows(s.executeQuery()));
                    see.text("closed", connection.isClosed());
                })
                .showing("count", Integer.toString(count));
    }

    private static List<Probe> lost() {
        return List.of(
                named("terminated")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            terminate(connection, second);
                            see.error(() -> second.createStatement().execute("select 1"));
                            see.text("closed", second.isClosed());
                            see.text("valid", second.isValid(5));
                        })
                        .instead(ASK_VALIDITY),
                named("terminated-in-transaction")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.setAutoCommit(false);
                            second.createStatement().execute("select 1");
                            terminate(connection, second);
                            see.error(second::commit);
                            see.error(second::rollback);
                            see.error(second::close);
                            see.text("closed", second.isClosed());
                        })
                        .instead(ASK_VALIDITY),
                named("network-timeout")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.setNetworkTimeout(Runnable::run, 100);
                            see.error(() -> second.createStatement().execute("select pg_sleep(1)"));
                            see.text("closed", second.isClosed());
                        })
                        .instead(ASK_VALIDITY));
    }

    /** Waits for a driver that hears of it without asking, as pgjdbc-ng does on a thread of its own. */
    private static void terminate(Connection connection, Connection other) throws SQLException, InterruptedException {
        try (ResultSet rows = other.createStatement().executeQuery("select pg_backend_pid()")) {
            rows.next();
            connection.createStatement().execute("select pg_terminate_backend(" + rows.getInt(1) + ", 5000)");
        }
        for (int i = 0; i < 30 && !other.isClosed(); i++) {
            Thread.sleep(10);
        }
    }

    private static List<Probe> closed() {
        return List.of(
                named("statement-closed")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.close();
                            s.close();
                            see.error(() -> s.executeQuery("select 1"));
                            see.error(() -> see.value(s.getMaxRows()));
                        })
                        .instead(NO_STATE),
                named("result-closed")
                        .does((connection, see) -> {
                            ResultSet rows = connection.createStatement().executeQuery("select id from item");
                            rows.next();
                            rows.close();
                            see.error(() -> see.value(rows.getInt(1)));
                            see.error(() -> see.text("next", rows.next()));
                            see.error(() -> see.value(rows.getMetaData().getColumnCount()));
                        })
                        .instead(NO_STATE),
                named("connection-closed")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            Statement s = second.createStatement();
                            second.close();
                            second.close();
                            see.text("statement closed", s.isClosed());
                            see.text("valid", second.isValid(1));
                            see.error(() -> second.createStatement());
                            see.error(second::commit);
                            see.error(second::getAutoCommit);
                        })
                        .instead(ASK_VALIDITY),
                named("result-of-closed-connection")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            ResultSet rows = second.createStatement().executeQuery("select 1");
                            second.close();
                            see.error(() -> see.text("next", rows.next()));
                        })
                        .instead("Read the result before the connection is closed."));
    }

    private static List<Probe> settings() {
        return List.of(
                changed("client-encoding-changed", "set client_encoding = 'latin1'")
                        .instead(
                                "Leave this setting as the driver has it, and convert within the query: `convert_to(v, 'latin1')`."),
                changed("date-style-changed", "set datestyle = 'German'")
                        .instead(
                                "Leave this setting as the driver has it, and convert within the query: `to_char(d, 'DD.MM.YYYY')`."),
                changed("settings-reset", "reset all"));
    }

    private static Probe changed(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> s.execute(sql));
                    see.error(() -> see.rows(s.executeQuery("select date '2020-02-29', chr(252), 'a\\b'")));
                    see.text("closed", connection.isClosed());
                })
                .showing("sql", '"' + sql + '"');
    }

    private static Probe named(String name) {
        return Probe.named("recovery/" + name)
                .given("create table item (id int primary key)", "insert into item values (1)");
    }
}
