package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Read-only and isolation, and transactions that are begun and ended in SQL text behind the driver's back. */
final class TransactionModeProbes {

    private static final String STORED = "select string_agg(id::text, ' ' order by id) from item";
    private static final String ISOLATION = "select current_setting('transaction_isolation')";

    private static final String BEGIN_BY_DRIVER =
            "Begin and end transactions by `setAutoCommit(false)`, `commit()` and `rollback()` alone.";
    private static final String TELL_SERVER =
            "Say it to the server: `set session characteristics as transaction read only`; or, on pgjdbc from 42.2.9, connect with `readOnlyMode=always`.";
    private static final String ONE_BY_ONE = "Execute each statement by itself, in a transaction.";

    private TransactionModeProbes() {}

    static List<Probe> all() {
        return Stream.of(readOnly(), isolation(), text()).flatMap(List::stream).toList();
    }

    private static List<Probe> readOnly() {
        return List.of(
                named("readonly-autocommit")
                        .does((connection, see) -> {
                            connection.setReadOnly(true);
                            Statement s = connection.createStatement();
                            see.error(() -> see.count(s.executeUpdate("insert into item values (2)")));
                            connection.setReadOnly(false);
                        })
                        .thenStored(STORED)
                        .instead(TELL_SERVER),
                named("readonly-transaction")
                        .does((connection, see) -> {
                            connection.setReadOnly(true);
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            see.error(() -> see.count(s.executeUpdate("insert into item values (2)")));
                            connection.rollback();
                            connection.setReadOnly(false);
                        })
                        .thenStored(STORED),
                named("readonly-within")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            connection.setReadOnly(true);
                            see.text("read-only", connection.isReadOnly());
                            see.count(s.executeUpdate("insert into item values (3)"));
                        })
                        .instead("Call `setReadOnly` before the first statement of the transaction."),
                readOnlyUrl("readonly-url", "?readOnly=true").instead(TELL_SERVER),
                readOnlyUrl("readonly-url-always", "?readOnly=true&readOnlyMode=always"),
                named("readonly-by-text")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("set session characteristics as transaction read only");
                            see.text("read-only", connection.isReadOnly());
                            see.error(() -> see.count(s.executeUpdate("insert into item values (2)")));
                        })
                        .instead("Use `setReadOnly`, or ask the server: `show transaction_read_only`."));
    }

    private static Probe readOnlyUrl(String name, String query) {
        return named(name)
                .does((connection, see) -> {
                    Connection second = see.connect(query);
                    second.setSchema(connection.getSchema());
                    see.text("read-only", second.isReadOnly());
                    Statement s = second.createStatement();
                    see.error(() -> see.count(s.executeUpdate("insert into item values (2)")));
                })
                .showing("query", '"' + query + '"')
                .thenStored(STORED);
    }

    private static List<Probe> isolation() {
        return List.of(
                named("isolation-within")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection
                                    .createStatement()
                                    .executeQuery("select 1")
                                    .close();
                            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                            see.text("isolation", connection.getTransactionIsolation());
                        })
                        .thenStored(ISOLATION)
                        .instead("Call `setTransactionIsolation` before the first statement of the transaction."),
                named("isolation-before")
                        .does((connection, see) -> {
                            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                            connection.setAutoCommit(false);
                            see.text("isolation", connection.getTransactionIsolation());
                        })
                        .thenStored(ISOLATION),
                named("isolation-set-again")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                            connection
                                    .createStatement()
                                    .executeQuery("select 1")
                                    .close();
                            connection.commit();
                        })
                        .thenStored(ISOLATION),
                named("isolation-by-text")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("set transaction isolation level serializable");
                            see.text("isolation", connection.getTransactionIsolation());
                        })
                        .instead("Use `setTransactionIsolation`, or ask the server: `show transaction_isolation`."),
                named("defaults").does((connection, see) -> {
                    see.text("isolation", connection.getTransactionIsolation());
                    see.text("autocommit", connection.getAutoCommit());
                    see.text("read-only", connection.isReadOnly());
                }),
                named("holdability")
                        .does((connection, see) -> {
                            see.text("of the connection", connection.getHoldability());
                            see.text(
                                    "of a statement",
                                    connection.createStatement().getResultSetHoldability());
                        })
                        .instead("Do not ask: say what is wanted when the statement is created."));
    }

    private static List<Probe> text() {
        return List.of(
                named("begin-text-rollback")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("begin");
                            s.executeUpdate("insert into item values (2)");
                            see.error(connection::rollback);
                            s.execute("rollback");
                        })
                        .thenStored(STORED)
                        .instead(BEGIN_BY_DRIVER),
                named("begin-text-autocommit-off")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("begin");
                            s.executeUpdate("insert into item values (2)");
                            see.error(() -> connection.setAutoCommit(false));
                            s.executeUpdate("insert into item values (3)");
                            see.error(connection::rollback);
                        })
                        .thenStored(STORED),
                named("begin-text-within")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.execute("begin");
                            see.warnings(s.getWarnings());
                            s.executeUpdate("insert into item values (2)");
                            connection.rollback();
                        })
                        .thenStored(STORED),
                named("commit-text-within")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            s.execute("commit");
                            s.executeUpdate("insert into item values (3)");
                            connection.rollback();
                        })
                        .thenStored(STORED),
                named("set-local-autocommit").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("set local application_name = 'probe'");
                    see.warnings(s.getWarnings());
                }),
                named("set-local-with-query")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.results(
                                    s, s.execute("set local app.tenant = 'a'; select current_setting('app.tenant')"));
                        })
                        .instead(ONE_BY_ONE),
                named("set-local-with-query-prepared")
                        .does((connection, see) -> {
                            var s = connection.prepareStatement(
                                    "set local app.tenant = 'a'; select current_setting('app.tenant')");
                            see.results(s, s.execute());
                        })
                        .instead(ONE_BY_ONE));
    }

    private static Probe named(String name) {
        return Probe.named("transactions/" + name)
                .given("create table item (id int primary key)", "insert into item values (1)");
    }
}
