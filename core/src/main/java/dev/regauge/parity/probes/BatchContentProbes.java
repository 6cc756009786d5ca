package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What may be in a batch, and what its entries have in common. */
final class BatchContentProbes {

    private static final String STORED = "select id::text, v from item order by id";
    private static final String NO_COUNT =
            "Take the count of a statement that is neither INSERT, UPDATE nor DELETE for nothing: test only `count > 0`.";
    private static final String KEYS_INSTEAD =
            "Leave `returning` out of the batch and ask for the keys: `prepareStatement(sql, new String[] {\"id\"})`.";
    private static final String NO_QUERIES = "Keep queries out of batches: nobody can read their rows.";
    private static final String IN_TRANSACTION =
            "Run the batch in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`.";

    private static final String NO_EMPTY =
            "Add no empty text to a batch: in simple mode pgjdbc then takes each answer for that of the next statement.";

    private BatchContentProbes() {}

    static List<Probe> all() {
        return Stream.of(contents(), joined()).flatMap(List::stream).toList();
    }

    private static List<Probe> contents() {
        return List.of(
                named("select-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("update item set v = 'x'");
                            s.addBatch("select id from item");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(NO_QUERIES),
                named("select-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select id from item where id >= ?");
                            s.setInt(1, 1);
                            s.addBatch();
                            see.batch(s);
                        })
                        .instead(NO_QUERIES),
                named("select-function")
                        .given("create function add(n int) returns int language sql as"
                                + " 'insert into item values (n, null) returning id'")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select add(?)");
                            s.setInt(1, 3);
                            s.addBatch();
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(
                                "Call functions one by one with `executeQuery`, or all at once: `select add(n) from unnest(?::int[]) n`."),
                named("returning")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("insert into item values (?, 'x') returning id");
                            for (int id = 3; id <= 4; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(KEYS_INSTEAD),
                named("several-in-one-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3, 'c'); update item set v = 'x'");
                            s.addBatch("delete from item where id = 1");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead("Add each statement by an `addBatch` of its own."),
                named("several-in-one-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item values (?, 'c'); delete from item where id = ?");
                            s.setInt(1, 3);
                            s.setInt(2, 1);
                            s.addBatch();
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead("Prepare each statement by itself and run a batch of each."),
                named("table-made-within")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("create table made (id int)");
                            s.addBatch("insert into made values (1)");
                            s.addBatch("alter table made add v text default 'd'");
                            s.addBatch("insert into made values (2, 'e')");
                            see.batch(s);
                        })
                        .thenStored("select id::text, v from made order by id")
                        .instead(NO_COUNT));
    }

    /** Entries that reach the server together on some drivers, and each by itself on others. */
    private static List<Probe> joined() {
        return List.of(
                named("trailing-comment")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3, 'c') -- third");
                            s.addBatch("insert into item values (4, 'd')");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead("Leave comments out of batches, or write them as `/* third */`."),
                named("empty-entry")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("");
                            s.addBatch("insert into item values (3, 'c')");
                            see.batch(s);
                            see.count(s.executeUpdate("update item set v = 'x'"));
                            see.count(s.executeUpdate("delete from item where id = 1"));
                            see.count(s.executeUpdate("delete from item where id = 1"));
                        })
                        .instead(NO_EMPTY),
                named("empty-entry-then-query")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("");
                            s.addBatch("insert into item values (3, 'c')");
                            see.batch(s);
                            see.error(() -> see.rows(s.executeQuery("select 'first'")));
                            see.error(() -> see.rows(s.executeQuery("select 'second'")));
                            see.error(() -> see.rows(s.executeQuery("select 'third'")));
                        })
                        .instead(NO_EMPTY),
                named("time-of-statement")
                        .given("create table log (t timestamptz)")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into log values (now())");
                            s.addBatch("insert into log values (now())");
                            see.batch(s);
                        })
                        .thenStored("select count(distinct t)::text from log")
                        .instead(IN_TRANSACTION),
                named("time-of-prepared")
                        .given("create table log (n int, t timestamptz default now())")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into log values (?)");
                            for (int n = 1; n <= 3; n++) {
                                s.setInt(1, n);
                                s.addBatch();
                            }
                            see.batch(s);
                        })
                        .thenStored("select count(distinct t)::text from log")
                        .instead(IN_TRANSACTION),
                named("set-local")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("set local app.tenant = 'a'");
                            s.addBatch("insert into item values (3, current_setting('app.tenant', true))");
                            s.executeBatch();
                        })
                        .thenStored(STORED)
                        .instead(IN_TRANSACTION),
                named("vacuum")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3, 'c')");
                            s.addBatch("vacuum item");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead("Execute `vacuum` by itself."));
    }

    private static Probe named(String name) {
        return Probe.named("batch/" + name)
                .given(
                        "create table item (id int default 9 primary key, v text)",
                        "insert into item values (1, 'a'), (2, 'b')");
    }
}
