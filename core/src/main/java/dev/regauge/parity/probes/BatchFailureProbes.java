package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Batches of which an entry fails: what is told, and what is left. */
final class BatchFailureProbes {

    private static final String STORED = "select string_agg(id::text, ' ' order by id) from item";
    private static final String COUNTED = "select count(*)::text from item";

    private static final String IN_TRANSACTION =
            "Run the batch in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`.";
    private static final String LOOK_FOR_STATE =
            "Roll back, and walk the causes and next exceptions to the first with a SQLSTATE; pgjdbc-ng's own exception has neither state nor message.";

    private BatchFailureProbes() {}

    static List<Probe> all() {
        return Stream.of(positions(), large(), surroundings())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Every row takes the server a while, so that a driver which sends ahead has sent everything before it hears of the
     * failure. Without that, how many rows pgjdbc-ng stores after the failing one changes from run to run.
     */
    private static List<Probe> positions() {
        return List.of(
                slow("failure-autocommit", 3).instead(IN_TRANSACTION),
                slow("failure-first", 1).instead(IN_TRANSACTION),
                slow("failure-last", 5).instead(IN_TRANSACTION),
                named("failure-statement", 3)
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            for (int id = 1; id <= 5; id++) {
                                s.addBatch("insert into item values (" + id + ")");
                            }
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(IN_TRANSACTION),
                named("failure-in-transaction", 3)
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            for (int id = 1; id <= 5; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.batch(s);
                            connection.rollback();
                        })
                        .thenStored(STORED)
                        .instead(LOOK_FOR_STATE),
                named("failure-committed", 3)
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (1)");
                            s.addBatch("insert into item values (3)");
                            see.batch(s);
                            see.error(connection::commit);
                        })
                        .thenStored(STORED)
                        .instead(
                                "Call `rollback()`, not `commit()`, after a `BatchUpdateException`: the commit rolls back without a word."));
    }

    private static Probe slow(String name, int failing) {
        return named(name, failing)
                .given(
                        "create function slow() returns trigger language plpgsql as"
                                + " $$ begin perform pg_sleep(0.02); return new; end $$",
                        "create trigger slow before insert on item for each row execute function slow()")
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                    for (int id = 1; id <= 5; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    try {
                        see.counts(s.executeBatch());
                    } catch (BatchUpdateException e) {
                        see.caught(e);
                        see.counts(e.getUpdateCounts());
                    }
                })
                .thenStored(STORED);
    }

    private static List<Probe> large() {
        return List.of(
                named("failure-of-300-statement", 300)
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            for (int id = 1; id <= 300; id++) {
                                s.addBatch("insert into item values (" + id + ")");
                            }
                            try {
                                see.counts(s.executeBatch());
                            } catch (BatchUpdateException e) {
                                see.caught(e);
                                see.text(
                                        "counts of 1",
                                        IntStream.of(e.getUpdateCounts())
                                                .filter(n -> n == 1)
                                                .count());
                            }
                        })
                        .thenStored(COUNTED)
                        .instead(IN_TRANSACTION),
                named("failure-of-1000", 1000)
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            for (int id = 1; id <= 1000; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            try {
                                see.counts(s.executeBatch());
                            } catch (BatchUpdateException e) {
                                see.caught(e);
                                see.text(
                                        "counts of 1",
                                        IntStream.of(e.getUpdateCounts())
                                                .filter(n -> n == 1)
                                                .count());
                            }
                        })
                        .thenStored(COUNTED)
                        .instead(IN_TRANSACTION),
                named("failure-of-1000-in-transaction", 1000)
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            for (int id = 1; id <= 1000; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.error(() -> s.executeBatch());
                            connection.rollback();
                        })
                        .thenStored(COUNTED)
                        .instead(LOOK_FOR_STATE),
                keys("failure-with-keys", "int").instead(IN_TRANSACTION),
                keys("failure-with-text-keys", "text").instead(IN_TRANSACTION));
    }

    /** A driver cannot know how long the keys of an entry are when one of them is a text. */
    private static Probe keys(String name, String type) {
        return Probe.named("batch/" + name)
                .given("create table item (id int primary key, v " + type + ")", "insert into item values (5)")
                .does((connection, see) -> {
                    PreparedStatement s =
                            connection.prepareStatement("insert into item values (?)", Statement.RETURN_GENERATED_KEYS);
                    for (int id = 1; id <= 5; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    see.batch(s);
                })
                .thenStored(STORED);
    }

    private static List<Probe> surroundings() {
        return List.of(
                named("failure-told", 1)
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setInt(1, 1);
                            s.addBatch();
                            try {
                                see.counts(s.executeBatch());
                            } catch (BatchUpdateException e) {
                                boolean named = String.valueOf(e.getMessage()).contains("item_pkey");
                                String told = "next exception " + (e.getNextException() != null) + ", cause "
                                        + (e.getCause() != null) + ", constraint named " + named;
                                see.caught(new SQLException(told, e.getSQLState()));
                            }
                        })
                        .instead(LOOK_FOR_STATE),
                named("failure-then-reused", 2)
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setInt(1, 2);
                            s.addBatch();
                            see.error(() -> s.executeBatch());
                            s.setInt(1, 4);
                            s.addBatch();
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(LOOK_FOR_STATE),
                named("failure-after-begin", 2)
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("begin");
                            s.addBatch("insert into item values (1)");
                            s.addBatch("insert into item values (2)");
                            s.addBatch("commit");
                            see.batch(s);
                            see.error(
                                    () -> see.count(connection.createStatement().executeUpdate("delete from item")));
                        })
                        .instead(
                                "Begin by `setAutoCommit(false)` instead of adding `begin` and `commit` to the batch, and `rollback()` after a failure."),
                Probe.named("batch/failure-deferred")
                        .given("create table item (id int unique deferrable initially deferred)")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (1)");
                            s.addBatch("insert into item values (1)");
                            s.addBatch("delete from item where ctid = (select min(ctid) from item)");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(IN_TRANSACTION),
                Probe.named("batch/failure-deferred-prepared")
                        .given(
                                "create table item (id int unique deferrable initially deferred)",
                                "insert into item values (2)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            for (int id = 1; id <= 2; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(IN_TRANSACTION),
                named("failure-of-syntax", 1)
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3)");
                            s.addBatch("insert in item values (4)");
                            see.batch(s);
                        })
                        .thenStored(STORED)
                        .instead(IN_TRANSACTION));
    }

    private static Probe named(String name, int taken) {
        return Probe.named("batch/" + name)
                .given("create table item (id int primary key)", "insert into item values (" + taken + ")");
    }
}
