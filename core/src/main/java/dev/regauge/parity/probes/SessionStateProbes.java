package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a pool does to a connection: asks whether it is alive, closes it, aborts it, resets it. */
final class SessionStateProbes {

    private static final String COMMIT_FIRST = "Call it only after `setAutoCommit(false)`.";
    private static final String AFTER_CLOSE = "Do not touch a connection after `close()`.";
    private static final String OWN_ESCAPE = "Write what PostgreSQL understands itself: no braces.";
    private static final String ASK = "Say what is wanted: `createStatement(type, concurrency, holdability)`.";

    private SessionStateProbes() {}

    static List<Probe> all() {
        return List.of(
                named("valid-negative")
                        .does((connection, see) -> see.error(() -> connection.isValid(-1)))
                        .instead("Give a limit of 0 or more seconds."),
                named("valid-closed").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.close();
                    see.text("valid", second.isValid(1));
                }),
                named("valid-in-failed-transaction")
                        .inTransaction()
                        .does((connection, see) -> {
                            see.error(() -> connection.createStatement().execute("select 1 / 0"));
                            see.text("valid", connection.isValid(1));
                        })
                        .instead("Roll back before asking."),
                named("valid-terminated")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("")) {
                                see.text("terminated", terminate(connection, second));
                                see.text("valid", second.isValid(1));
                            }
                        })
                        .instead("Throw a connection away after an error of SQLSTATE 57P01 or 08xxx."),
                named("query-terminated")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            see.text("terminated", terminate(connection, second));
                            try {
                                second.createStatement().execute("select 1");
                            } catch (SQLException e) {
                                see.text("failed");
                            }
                        })
                        .instead("Treat every error of class 08 and 57P01 as the end of the connection."),
                named("valid-leaves-no-transaction")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.isValid(1);
                            connection.setReadOnly(true);
                            see.text("read-only", connection.isReadOnly());
                        })
                        .instead("Call `rollback()` before `setReadOnly`."),
                named("closed-twice").does((connection, see) -> {
                    Connection second = see.connect("");
                    second.close();
                    see.error(second::close);
                    see.text("closed", second.isClosed());
                }),
                named("closed-then-used")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.close();
                            see.error(second::createStatement);
                            see.error(second::commit);
                            see.error(second::getAutoCommit);
                        })
                        .instead(AFTER_CLOSE),
                named("closed-with-open-statement")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            Statement s = second.createStatement();
                            second.close();
                            see.error(() -> see.text("closed", s.isClosed()));
                            see.error(() -> s.execute("select 1"));
                        })
                        .instead(AFTER_CLOSE),
                named("closed-in-transaction")
                        .given("create table item (id int)")
                        .does((connection, see) -> {
                            String schema = connection.getSchema();
                            try (Connection second = see.connect("")) {
                                second.setAutoCommit(false);
                                second.createStatement().execute("insert into " + schema + ".item values (1)");
                            }
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("lock table item");
                        })
                        .thenStored("select id::text from item")
                        .instead("Commit or roll back before `close()`."),
                named("network-timeout")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.setNetworkTimeout(Runnable::run, 60);
                            see.text("milliseconds", second.getNetworkTimeout());
                            see.error(() -> second.createStatement().execute("select pg_sleep(2)"));
                            see.text("closed", second.isClosed());
                        })
                        .instead("Throw the connection away after a network timeout."),
                named("network-timeout-negative")
                        .does((connection, see) -> see.error(() -> connection.setNetworkTimeout(Runnable::run, -1)))
                        .instead("Give 0 or more milliseconds."),
                named("warnings-of-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("do $$ begin raise warning 'careful'; end $$");
                            see.text("on the statement", s.getWarnings() != null);
                            see.text("on the connection", connection.getWarnings() != null);
                        })
                        .instead("Ask the statement for its warnings."),
                named("warnings-cleared")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("do $$ begin raise warning 'careful'; end $$");
                            s.execute("select 1");
                            see.text("left", s.getWarnings() != null);
                        })
                        .instead("Read the warnings right after the statement."),
                named("commit-in-autocommit")
                        .does((connection, see) -> see.error(connection::commit))
                        .instead(COMMIT_FIRST),
                named("rollback-in-autocommit")
                        .does((connection, see) -> see.error(connection::rollback))
                        .instead(COMMIT_FIRST),
                named("autocommit-on-commits")
                        .given("create table item (id int)")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("insert into item values (1)");
                            connection.setAutoCommit(true);
                            see.error(connection::rollback);
                        })
                        .thenStored("select id::text from item")
                        .instead("Call `commit()` before `setAutoCommit(true)`."),
                named("begin-in-autocommit")
                        .given("create table item (id int)")
                        .does((connection, see) -> {
                            connection.createStatement().execute("begin");
                            connection.createStatement().execute("insert into item values (1)");
                            see.error(connection::rollback);
                            connection.createStatement().execute("rollback");
                        })
                        .thenStored("select id::text from item")
                        .instead("Use `setAutoCommit(false)` and not the text `begin`."),
                named("read-only-in-transaction")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("select 1");
                            see.error(() -> connection.setReadOnly(true));
                            see.text("read-only", connection.isReadOnly());
                        })
                        .instead("Call `setReadOnly` before the first statement of a transaction."),
                named("read-only-in-autocommit")
                        .given("create table item (id int)")
                        .does((connection, see) -> {
                            connection.setReadOnly(true);
                            see.error(() -> connection.createStatement().execute("insert into item values (1)"));
                        })
                        .thenStored("select id::text from item")
                        .instead("Call `setAutoCommit(false)` too, or take the role's right to write."),
                named("read-only-next-transaction")
                        .given("create table item (id int)")
                        .does((connection, see) -> {
                            connection.setReadOnly(true);
                            connection.setAutoCommit(false);
                            see.error(() -> connection.createStatement().execute("insert into item values (1)"));
                            connection.rollback();
                        }),
                named("isolation-read-uncommitted")
                        .does((connection, see) -> {
                            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
                            see.text("level", connection.getTransactionIsolation());
                        })
                        .instead("Ask for `TRANSACTION_READ_COMMITTED`, which is what PostgreSQL gives."),
                named("isolation-none")
                        .does((connection, see) ->
                                see.error(() -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE)))
                        .instead("Ask for a level that PostgreSQL has."),
                named("holdability-default")
                        .does((connection, see) -> see.text(
                                "close at commit", connection.getHoldability() == ResultSet.CLOSE_CURSORS_AT_COMMIT))
                        .instead(ASK),
                named("statement-defaults")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.text("forward only", s.getResultSetType() == ResultSet.TYPE_FORWARD_ONLY);
                            see.text("read only", s.getResultSetConcurrency() == ResultSet.CONCUR_READ_ONLY);
                            see.text(
                                    "close at commit",
                                    s.getResultSetHoldability() == ResultSet.CLOSE_CURSORS_AT_COMMIT);
                        })
                        .instead(ASK),
                named("statement-sensitive")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement(
                                    ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY);
                            ResultSet rows = s.executeQuery("select 1");
                            see.text("sensitive", rows.getType() == ResultSet.TYPE_SCROLL_SENSITIVE);
                            see.warnings(connection.getWarnings());
                        })
                        .instead("Ask for `TYPE_SCROLL_INSENSITIVE`."),
                named("unwrap-nonsense")
                        .does((connection, see) -> {
                            see.text("wrapper", connection.isWrapperFor(String.class));
                            see.error(() -> connection.unwrap(String.class));
                        })
                        .instead("Ask `isWrapperFor` before `unwrap`."),
                nativeSql("native-outer-join", "select 1 from {oj a left join b on true}"));
    }

    private static Probe nativeSql(String name, String sql) {
        return named(name)
                .does((connection, see) -> see.text(connection.nativeSQL(sql)))
                .showing("sql", "\"" + sql + "\"")
                .instead(OWN_ESCAPE);
    }

    /** Ends the other's server process, and waits for a driver that hears of it without asking. */
    private static boolean terminate(Connection connection, Connection other)
            throws SQLException, InterruptedException {
        try (Statement asks = other.createStatement();
                Statement ends = connection.createStatement();
                ResultSet process = asks.executeQuery("select pg_backend_pid()")) {
            process.next();
            try (ResultSet ended = ends.executeQuery("select pg_terminate_backend(" + process.getInt(1) + ", 5000)")) {
                ended.next();
                for (int i = 0; i < 30 && !other.isClosed(); i++) {
                    Thread.sleep(10);
                }
                return ended.getBoolean(1);
            }
        }
    }

    private static Probe named(String name) {
        return Probe.named("session/" + name);
    }
}
